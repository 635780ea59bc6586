package dev.neuron.engine;

import dev.neuron.math.ExampleSum;
import dev.neuron.math.GradientSum;
import dev.neuron.math.Neuron;
import java.util.List;
import java.util.function.BooleanSupplier;

/** An engine whose passes over the examples are counted by what they are made for. */
public record CountedEngine(GradientEngine engine, Phases phases) implements GradientEngine {
  @Override
  public long rows() {
    return engine.rows();
  }

  @Override
  public int features() {
    return engine.features();
  }

  @Override
  public List<ExampleSum<?>> sum(double[][] wHats, GradientSum[] into, List<ExampleSum<?>> riders) {
    phases.add(1);
    return engine.sum(wHats, into, riders);
  }

  @Override
  public void sum(double[] wHat, long from, long to, GradientSum into) {
    phases.add((double) (to - from) / rows());
    engine.sum(wHat, from, to, into);
  }

  @Override
  public void descend(double[] wHat, long from, long to, double learningRate) {
    phases.add((double) (to - from) / rows());
    engine.descend(wHat, from, to, learningRate);
  }

  @Override
  public <S extends ExampleSum<S>> S fold(S empty) {
    phases.add(1);
    return engine.fold(empty);
  }

  @Override
  public GradientEngine withNeuron(Neuron other) {
    return new CountedEngine(engine.withNeuron(other), phases);
  }

  @Override
  public GradientEngine interruptible(BooleanSupplier asked) {
    return new CountedEngine(engine.interruptible(asked), phases);
  }

  @Override
  public void close() {
    engine.close();
  }
}
