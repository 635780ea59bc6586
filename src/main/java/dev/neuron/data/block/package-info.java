/**
 * Examples in blocks, wherever they lie: in memory as a plain list, in a file or with other
 * processes as {@code Examples}. {@code BlockBuilder} fills blocks, {@code RowSplit} and {@code
 * Permutation} choose and order their rows, {@code BlockTasks} sums over them on several threads.
 * {@code RawExamples} is what is fitted, {@code Dataset} what comes of it: start there.
 */
package dev.neuron.data.block;
