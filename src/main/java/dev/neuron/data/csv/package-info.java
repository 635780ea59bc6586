/**
 * Text taken apart into records. {@code SourceReader} opens a source and makes a {@code Schema} of
 * its first rows: encoding, delimiter, header, and what each column looks like; {@code
 * SourceSequence} opens several. {@code PlainRecords} takes plain text apart, {@code
 * CommonsRecords} is the reference for it and reads all else. {@code CellParser} knows what one
 * cell's text means. Start with {@code SourceReader} and {@code CellParser}.
 */
package dev.neuron.data.csv;
