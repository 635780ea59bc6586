/**
 * From records to numbers: {@code RowParser} for one row, {@code ChunkScanner} for plain bytes on
 * several threads, and {@code RowLedger}, which counts rows, keeps the first faults and hands good
 * rows on. Start with {@code CsvPass}, one pass over the sources of a request.
 */
package dev.neuron.data.rows;
