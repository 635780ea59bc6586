/**
 * The spine of the program: which commands there are, how the words of a command line reach them,
 * and how what was thrown becomes one line and an exit status. Start with {@code CommandRunner}.
 */
package dev.neuron.cli;
