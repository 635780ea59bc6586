package dev.neuron.report.run;

import dev.neuron.data.LoadReport;
import dev.neuron.diagnose.Curvature;
import dev.neuron.train.LearningRate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is known before the first epoch.
 *
 * @param data what was read
 * @param target the target's name
 * @param features the features' names
 * @param options every option in force, by its name on the command line; texts, numbers and
 *     Booleans
 * @param learningRate the rate to begin with, and its limit
 * @param curvature the bound of the cost's curvature, which may take passes over the examples
 * @param rateVaries whether the rate differs from epoch to epoch
 * @param penalized whether lines have a penalty
 * @param validated whether lines have a validation loss
 * @param version the program's, which takes a resource to be read
 */
public record RunStart(
    LoadReport data,
    String target,
    List<String> features,
    Map<String, Object> options,
    LearningRate learningRate,
    Supplier<Curvature> curvature,
    boolean rateVaries,
    boolean penalized,
    boolean validated,
    Supplier<String> version) {}
