/**
 * Parts of files read by others, on any machine: the lines that start in a range of bytes, and what
 * reading them found. Everything here travels. Start with {@code DistributedLoading}.
 */
package dev.neuron.data.part;
