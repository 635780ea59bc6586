/**
 * Training tested on rows that it has not seen, fold by fold, and how far it was off there. Start
 * with {@code FoldRuns}.
 */
package dev.neuron.train.fold;
