/**
 * What commands do between their options and their answer: the data of a run loaded, a run or a
 * comparison driven, its outputs written. Start with {@code TrainSession}.
 */
package dev.neuron.cli.session;
