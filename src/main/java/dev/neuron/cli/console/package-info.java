/**
 * The terminal: the answer on standard output, the talk on standard error, progress, signals and
 * the exit statuses. Start with {@code Console}.
 */
package dev.neuron.cli.console;
