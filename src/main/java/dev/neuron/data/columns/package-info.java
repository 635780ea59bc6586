/**
 * Which column is what: target, features, weights and categories. {@code ColumnChoice} decides it
 * by a request and the first rows, {@code KnownColumns} by name for data like those trained on;
 * both make a {@code ColumnPlan}. {@code OneHot} turns the codes of categories into features. Start
 * with {@code ColumnPlan}.
 */
package dev.neuron.data.columns;
