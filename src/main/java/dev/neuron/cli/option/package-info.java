/**
 * Options, each declared once with its name, default and help, in groups that commands share. Start
 * with {@code OptionGroup} and {@code TrainingOptions}.
 */
package dev.neuron.cli.option;
