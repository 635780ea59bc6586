/**
 * Bytes of files: {@code RewindableInput} opens, unpacks and hashes a source and gives its first
 * bytes again; {@code StrictReader} checks them against their encoding; {@code AtomicFile} writes a
 * file whole or not at all. Nothing here knows what a cell is. Start with {@code RewindableInput}
 * and {@code AtomicFile}.
 */
package dev.neuron.data.io;
