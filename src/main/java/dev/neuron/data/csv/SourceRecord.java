package dev.neuron.data.csv;

/**
 * One data row as text.
 *
 * @param file the name of the file it is from
 * @param line the line it starts on, from 1
 * @param number the data row's number over all files, from 1
 * @param cells the raw cells, quotes taken off; not necessarily as many as the header has
 */
public record SourceRecord(String file, long line, long number, String[] cells) {}
