package dev.neuron.train.fold;

import dev.neuron.train.Verdict;

/**
 * What a neuron came to on the rows of a fold, having been trained on all others.
 *
 * @param rows how many the fold has
 * @param loss C(ŵ) over them
 * @param r2 R² over them, NaN where their targets are equal or a prediction is a margin
 * @param verdict how its training ended
 * @param errors |a − y| of each row, (rows); empty where nobody asked
 */
public record FoldResult(long rows, double loss, double r2, Verdict verdict, double[] errors) {}
