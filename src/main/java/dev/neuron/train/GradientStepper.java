package dev.neuron.train;

import dev.neuron.engine.GradientEngine;
import dev.neuron.math.GradientSum;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.Optimizer;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Steps along gradients: one a full-batch epoch, with the gradient that the line before was
 * measured with, or one a mini-batch.
 */
final class GradientStepper implements Stepper {
  private final TrainingPlan plan;
  private final Optimizer optimizer;
  private final BooleanSupplier interrupted;
  private final long batchSize;
  private final double meanWeight; // of all examples
  private final BatchOrder order;
  private final GradientSum batchSum;
  private final double[] batchGradient;
  private final double[] lastRate = {0};
  private final double[][] memory;
  private final boolean miniBatch;
  private final boolean fused; // plain steps of one example need no sum
  private long passes;

  GradientStepper(TrainingPlan plan, Problem problem, BooleanSupplier interrupted) {
    this.plan = plan;
    GradientEngine engine = problem.engine();
    this.interrupted = interrupted;
    int size = engine.features() + 1;
    this.optimizer = plan.optimizer().create(size);
    this.miniBatch = LearningRate.isMiniBatch(plan, engine.rows());
    this.batchSize = miniBatch ? plan.batchSize() : engine.rows();
    this.meanWeight = problem.meanWeight();
    this.fused =
        miniBatch
            && batchSize == 1
            && plan.optimizer().method() == Method.GD
            && plan.penalty().isNone();
    this.order = new BatchOrder(problem, batchSize, plan.seed(), plan.shuffle() && miniBatch);
    this.batchSum = new GradientSum(plan.neuron(), engine.features());
    this.batchGradient = new double[size];
    this.memory = withRate(optimizer.memory());
  }

  private double[][] withRate(double[][] remembered) {
    double[][] all = Arrays.copyOf(remembered, remembered.length + 1);
    all[remembered.length] = lastRate;
    return all;
  }

  @Override
  public boolean epoch(double[] wHat, double cost, double[] gradient, double rate, int epoch) {
    passes = 0;
    if (!miniBatch && plan.optimizer().method() != Method.ASGD) {
      lastRate[0] = rate;
      step(wHat, gradient, rate);
      return true;
    }
    passes = 1;
    lastRate[0] = rate;
    order.shuffle(epoch);
    for (int group = 0; group < order.groups(); group++) {
      if (interrupted.getAsBoolean()) {
        return false;
      }
      groupSteps(wHat, order.start(group), order.end(group), rate);
    }
    return true;
  }

  private void groupSteps(double[] wHat, long start, long end, double rate) {
    if (fused) {
      order.engine().descend(wHat, start, end, rate / meanWeight);
      return;
    }
    for (long from = start; from < end; from += batchSize) {
      batchStep(wHat, from, Math.min(from + batchSize, end), rate);
    }
  }

  private void batchStep(double[] wHat, long from, long to, double rate) {
    order.engine().sum(wHat, from, to, batchSum);
    if (miniBatch) {
      batchSum.estimate(meanWeight, batchGradient);
    } else {
      batchSum.gradient(batchGradient);
    }
    plan.penalty().addGradient(wHat, batchGradient);
    step(wHat, batchGradient, rate);
  }

  private void step(double[] wHat, double[] gradient, double rate) {
    optimizer.step(wHat, gradient, rate, plan.penalty().l1());
  }

  @Override
  public double[] answer(double[] wHat) {
    return optimizer.answer(wHat);
  }

  @Override
  public double lastRate() {
    return lastRate[0];
  }

  @Override
  public double[] rest(double[] wHat, double rate) {
    return optimizer.rest(wHat, rate);
  }

  @Override
  public double[][] memory() {
    return memory;
  }

  @Override
  public long passes() {
    return passes;
  }
}
