/**
 * Which column is what: target, features, weights and categories, found from a request and the
 * first rows. Start with {@code ColumnChoice}, which makes a {@code ColumnPlan}.
 */
package dev.neuron.data.columns;
