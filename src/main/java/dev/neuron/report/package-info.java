/** Results as text, csv, jsonl, markdown and json. Computes nothing. */
package dev.neuron.report;
