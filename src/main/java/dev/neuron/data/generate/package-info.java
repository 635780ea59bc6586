/** Data with a known answer, made row by row. */
package dev.neuron.data.generate;
