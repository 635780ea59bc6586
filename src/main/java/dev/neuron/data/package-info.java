/**
 * From files to blocks of examples: reading, checking, encoding, splitting and scaling.
 *
 * <p>{@link dev.neuron.data.DataLoader} reads everything a {@link dev.neuron.data.DataRequest} asks
 * for into a {@link dev.neuron.data.Dataset}; {@link dev.neuron.data.RecordStream} gives one record
 * at a time in constant memory, and {@link dev.neuron.data.Columns} turns its cells into features
 * by name. Nothing here prints: what the user should hear is a {@link dev.neuron.data.Note}, what
 * is wrong with the input is a {@link dev.neuron.data.DataException} naming file, line, column and
 * text.
 *
 * <p>The same bytes give the same doubles, whether they come from a file or a pipe, compressed or
 * not, with LF or CRLF, read on one thread or many.
 */
package dev.neuron.data;
