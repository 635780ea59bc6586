package dev.neuron.train.fate;

import dev.neuron.train.Problem;
import dev.neuron.train.Start;
import dev.neuron.train.TrainingPlan;

/** What theory says of runs on the same examples; the look at a start that many share is kept. */
public final class Forecasts {
  private final Problem problem;
  private Start start;
  private long seed;
  private Forecast forecast;

  public Forecasts(Problem problem) {
    this.problem = problem;
  }

  /** What a plan will come to. */
  public Prediction of(TrainingPlan plan) {
    boolean sameStart = plan.start().equals(start);
    boolean random = plan.start().kind() == Start.Kind.HE;
    if (!sameStart || (random && plan.seed() != seed)) {
      start = plan.start();
      seed = plan.seed();
      forecast = Forecast.at(plan, problem);
    }
    return forecast.of(plan);
  }
}
