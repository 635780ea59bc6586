/** A run as it goes: its lines as text, csv or jsonl. Start with {@code RunReport}. */
package dev.neuron.report.run;
