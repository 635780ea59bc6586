/**
 * Training a single neuron from Java: what the command {@code neuron} does, without the command
 * line.
 *
 * <p>The ten lines from a file to a prediction:
 *
 * <pre>{@code
 * import dev.neuron.api.*;
 * import java.nio.file.Path;
 *
 * TrainedNeuron neuron = Training.DEFAULT
 *     .epochs(200)
 *     .validation(0.2)
 *     .run(Data.csv(Path.of("data/diabetes.csv")).target("progression").features("bmi", "bp", "s5"));
 * System.out.println(neuron);                                // progression = max(0, …)
 * System.out.println(neuron.predict(32.1, 101, 4.8598));     // one row of bmi, bp, s5
 * System.out.println(neuron.evaluate(Data.csv(Path.of("data/diabetes.csv"))).r2());
 * neuron.save(Path.of("diabetes.json"));                     // neuron show diabetes.json
 * }</pre>
 *
 * <table>
 * <caption>The types</caption>
 * <tr><th>type</th><th>what it is</th></tr>
 * <tr><td>{@link dev.neuron.api.Data}</td><td>files or arrays, and which of their columns</td></tr>
 * <tr><td>{@link dev.neuron.api.Neuron}</td><td>an {@link dev.neuron.api.Activation} with a
 * {@link dev.neuron.api.Cost}</td></tr>
 * <tr><td>{@link dev.neuron.api.Training}</td><td>how it learns: {@link dev.neuron.api.Optimizer},
 * rate, epochs, penalties</td></tr>
 * <tr><td>{@link dev.neuron.api.TrainedNeuron}</td><td>w and b, every {@link
 * dev.neuron.api.Epoch}, predictions, an {@link dev.neuron.api.Evaluation}, the model
 * file</td></tr>
 * <tr><td>{@link dev.neuron.api.NeuronException}</td><td>whatever went wrong, with the place and
 * the remedy</td></tr>
 * </table>
 *
 * <p>A training here and {@code neuron train} with the same options on the same file give the same
 * bits, on any number of threads: it is the same code. Whatever {@code neuron train --help} lists
 * about the data, the neuron, the training and the engine can be asked for by its name with {@link
 * dev.neuron.api.Training#option(String, String)} and {@link dev.neuron.api.Data#option(String,
 * String)}; a remedy in a message names such an option.
 *
 * <p>All types are immutable, so that they can be shared by threads. Nothing is printed, no signal
 * handled and no exit called. A training ends early, with what it has, when its thread is
 * interrupted.
 */
package dev.neuron.api;
