/** The page of {@code neuron surface}: a loss surface with the runs that go down it. */
package dev.neuron.report.surface;
