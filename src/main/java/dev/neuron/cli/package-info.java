/** The command line: one file per command, and the spine that runs them. */
package dev.neuron.cli;
