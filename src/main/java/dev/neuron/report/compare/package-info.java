/**
 * Several runs beside each other: one table with the winner on top, as text, markdown, csv, jsonl
 * and json.
 */
package dev.neuron.report.compare;
