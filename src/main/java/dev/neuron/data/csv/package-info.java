/**
 * Text taken apart into records: the dialect and the header found in the first rows, the records of
 * a source or of several, and what one cell's text means. {@code CommonsRecords} is the reference
 * for every faster reader. Start with {@code SourceReader} and {@code CellParser}.
 */
package dev.neuron.data.csv;
