package dev.neuron.data.columns;

import java.io.Serializable;

/**
 * A column that features are made from.
 *
 * @param column its place, from 0
 * @param categories the values of a one-hot column, or null for numbers
 */
public record InputColumn(int column, Categories categories) implements Serializable {}
