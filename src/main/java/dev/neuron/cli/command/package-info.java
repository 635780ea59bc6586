/**
 * The commands, a class each: options first, then the story of a run. Start with {@code
 * TrainCommand}.
 */
package dev.neuron.cli.command;
