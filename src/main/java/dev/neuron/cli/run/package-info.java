/**
 * What sessions of one run and of many are made of: the settings to run, the time reading takes,
 * what is told in the end. Start with {@code Settings}.
 */
package dev.neuron.cli.run;
