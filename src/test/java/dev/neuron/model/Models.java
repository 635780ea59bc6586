package dev.neuron.model;

import dev.neuron.data.Columns;
import dev.neuron.data.Feature;
import dev.neuron.data.LoadReport;
import dev.neuron.data.MissingRule;
import dev.neuron.math.Activation;
import dev.neuron.math.Affine;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small neurons for tests. */
public final class Models {
  private Models() {}

  /** A neuron over numeric columns a, b, c, … with these weights and the bias last. */
  public static TrainedNeuron of(Neuron neuron, double... parameters) {
    List<Feature> features = new ArrayList<>();
    for (int j = 0; j < parameters.length - 1; j++) {
      features.add(Feature.numeric(String.valueOf((char) ('a' + j)), Double.NaN));
    }
    Columns columns = new Columns(features, "y", MissingRule.ERROR);
    return of(neuron, columns, parameters);
  }

  /** A neuron over any columns. */
  public static TrainedNeuron of(Neuron neuron, Columns columns, double... parameters) {
    double[] deviations = new double[parameters.length - 1];
    Arrays.fill(deviations, 1);
    return new TrainedNeuron(neuron, columns, Affine.of(parameters), deviations, provenance());
  }

  /** A neuron that has a bit of everything a model file can hold. */
  public static TrainedNeuron rich() {
    List<Feature> features =
        List.of(
            Feature.numeric("Größe \"m²\"", 1.75),
            Feature.oneHot("color", "re=d\n", 0.25),
            Feature.numeric("", -0.0));
    Columns columns = new Columns(features, "price", MissingRule.MEAN);
    double[] parameters = {0.1, -1.0e-300, 4.9e-324, 12345678.9};
    double[] deviations = {0.25, Double.NaN, 0};
    Neuron neuron = new Neuron(new Activation(Activation.Kind.ELU, 0.5), cost());
    return new TrainedNeuron(neuron, columns, Affine.of(parameters), deviations, provenance());
  }

  /** A linear neuron with squared cost. */
  public static Neuron linear() {
    return new Neuron(Activation.IDENTITY, Cost.SQUARED);
  }

  private static Cost cost() {
    return new Cost(Cost.Kind.HUBER, 1.5);
  }

  static Provenance provenance() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("optimizer", "gd");
    options.put("learning-rate", 0.125);
    options.put("epochs", 100L);
    Instant start = Instant.parse("2026-01-31T12:00:00Z");
    String hash = "0123456789abcdef".repeat(4);
    return new Provenance(
        new Provenance.Training(options, 42, 100, "completed", 2874.25, 0.515),
        new Provenance.Data(
            List.of(new LoadReport.SourceFile("data.csv", 1234, hash)), 10, 8, 1, 1),
        new Program("1.2.3", "abcdef0123", "17.0.1 (Vendor)"),
        new Provenance.Run(start, start.plusSeconds(5)));
  }
}
