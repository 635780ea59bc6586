/**
 * Bytes of files: opened, unpacked, hashed, rewound, and checked against their encoding; and files
 * that are written whole or not at all. Knows no cell. Start with {@code RewindableInput} and
 * {@code AtomicFile}.
 */
package dev.neuron.data.io;
