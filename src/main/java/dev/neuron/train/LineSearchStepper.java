package dev.neuron.train;

import dev.neuron.engine.GradientEngine;
import dev.neuron.engine.PassInterruptedException;
import dev.neuron.math.GradientSum;
import dev.neuron.optimize.LineSearchMethod;
import dev.neuron.optimize.Objective;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** One accepted step of newton or l-bfgs an epoch, the trial points on the way counted. */
final class LineSearchStepper implements Stepper, Objective {
  private final TrainingPlan plan;
  private final GradientEngine engine;
  private final LineSearchMethod method;
  private final double safeRate;
  private final BooleanSupplier interrupted;
  private final double[] lastRate = {0};
  private final double[][] memory;
  private final GradientSum sum;
  private final double[] point;
  private final double[] gradient;
  private double cost;
  private long passes;

  LineSearchStepper(TrainingPlan plan, Problem problem, BooleanSupplier interrupted) {
    this.plan = plan;
    this.interrupted = interrupted;
    this.engine = problem.engine();
    int size = engine.features() + 1;
    boolean kinked = !plan.neuron().cost().hasCurvature();
    this.method = LineSearchMethod.create(plan.optimizer().method(), size, kinked);
    this.safeRate = LearningRate.of(plan, problem).value();
    this.sum = new GradientSum(plan.neuron(), engine.features());
    this.point = new double[size];
    this.gradient = new double[size];
    double[][] remembered = method.memory();
    this.memory = Arrays.copyOf(remembered, remembered.length + 1);
    memory[remembered.length] = lastRate;
  }

  @Override
  public boolean epoch(
      double[] wHat, double costHere, double[] gradientHere, double rate, int epoch) {
    passes = 0;
    // The line of the epoch before was measured here: nothing needs to be evaluated again.
    System.arraycopy(wHat, 0, point, 0, wHat.length);
    System.arraycopy(gradientHere, 0, gradient, 0, gradient.length);
    cost = costHere;
    double length = method.step(wHat, this);
    if (length > 0) {
      lastRate[0] = length;
    }
    return length > 0;
  }

  @Override
  public void evaluate(double[] wHat) {
    if (interrupted.getAsBoolean()) {
      throw new PassInterruptedException();
    }
    System.arraycopy(wHat, 0, point, 0, wHat.length);
    engine.sum(wHat, sum);
    passes++;
    sum.gradient(gradient);
    plan.penalty().addGradient(wHat, gradient);
    cost = sum.cost() + plan.penalty().value(wHat);
  }

  @Override
  public double cost() {
    return cost;
  }

  @Override
  public double[] gradient() {
    return gradient;
  }

  @Override
  public double[][] hessian() {
    passes++;
    double[][] hessian = engine.gram(point, plan.neuron()::curvature).matrix();
    for (int j = 0; j < hessian.length - 1; j++) {
      hessian[j][j] += plan.penalty().l2();
    }
    return hessian;
  }

  @Override
  public double safeRate() {
    return safeRate;
  }

  @Override
  public double lastRate() {
    return lastRate[0];
  }

  @Override
  public double[][] memory() {
    return memory;
  }

  @Override
  public boolean isStationary() {
    return method.isStationary();
  }

  @Override
  public long passes() {
    return passes;
  }
}
