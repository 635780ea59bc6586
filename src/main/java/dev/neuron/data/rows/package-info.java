/**
 * From records to numbers. {@code RowParser} is where a cell becomes a number, a category or a
 * fault, in training and for a saved neuron alike. {@code CsvPass} reads the sources of a request:
 * {@code ChunkLoad} and {@code ChunkScanner} take plain numbers straight from the bytes on several
 * threads, and leave the rest to {@code RowParser}; {@code RowLedger} counts the rows, keeps the
 * first faults and hands good rows on. Start with {@code RowParser}.
 */
package dev.neuron.data.rows;
