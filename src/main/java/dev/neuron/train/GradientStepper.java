package dev.neuron.train;

import dev.neuron.engine.GradientEngine;
import dev.neuron.math.GradientSum;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.Optimizer;
import java.util.function.BooleanSupplier;

/**
 * Steps along gradients: one a full-batch epoch, with the gradient that the line before was
 * measured with, or one a mini-batch.
 */
final class GradientStepper implements Stepper {
  private final TrainingPlan plan;
  private final GradientEngine engine;
  private final Optimizer optimizer;
  private final BooleanSupplier interrupted;
  private final long batchSize;
  private final BatchOrder order;
  private final GradientSum batchSum;
  private final double[] batchGradient;
  private final double[] epochStart; // ŵ to return to when an epoch is interrupted
  private final boolean miniBatch;
  private double lastRate;
  private long passes;

  GradientStepper(TrainingPlan plan, Problem problem, BooleanSupplier interrupted) {
    this.plan = plan;
    this.engine = problem.engine();
    this.interrupted = interrupted;
    int size = engine.features() + 1;
    this.optimizer = plan.optimizer().create(size);
    this.miniBatch = LearningRate.isMiniBatch(plan, engine.rows());
    this.batchSize = miniBatch ? plan.batchSize() : engine.rows();
    this.order = new BatchOrder(engine.rows(), batchSize, plan.seed(), plan.shuffle() && miniBatch);
    this.batchSum = new GradientSum(plan.neuron(), engine.features());
    this.batchGradient = new double[size];
    this.epochStart = new double[size];
  }

  @Override
  public boolean epoch(double[] wHat, double[] gradient, double rate, int epoch) {
    lastRate = rate;
    passes = 0;
    if (!miniBatch && plan.optimizer().method() != Method.ASGD) {
      step(wHat, gradient, rate);
      return true;
    }
    passes = 1;
    System.arraycopy(wHat, 0, epochStart, 0, wHat.length);
    order.shuffle(epoch);
    for (int group = 0; group < order.groups(); group++) {
      if (interrupted.getAsBoolean()) {
        System.arraycopy(epochStart, 0, wHat, 0, wHat.length);
        return false;
      }
      long end = order.end(group);
      for (long from = order.start(group); from < end; from += batchSize) {
        batchStep(wHat, from, Math.min(from + batchSize, end), rate);
      }
    }
    return true;
  }

  private void batchStep(double[] wHat, long from, long to, double rate) {
    engine.sum(wHat, from, to, batchSum);
    batchSum.gradient(batchGradient);
    plan.penalty().addGradient(wHat, batchGradient);
    step(wHat, batchGradient, rate);
  }

  private void step(double[] wHat, double[] gradient, double rate) {
    optimizer.step(wHat, gradient, rate);
    plan.penalty().shrink(wHat, rate);
    optimizer.arrived(wHat);
  }

  @Override
  public double[] answer(double[] wHat) {
    return optimizer.answer(wHat);
  }

  @Override
  public double lastRate() {
    return lastRate;
  }

  @Override
  public double drift() {
    return optimizer.drift();
  }

  @Override
  public long passes() {
    return passes;
  }
}
