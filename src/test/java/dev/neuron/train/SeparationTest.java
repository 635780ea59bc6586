package dev.neuron.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.optimize.Method;
import dev.neuron.optimize.OptimizerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts on classes that are separated, all but those on the boundary, or not, by a program. */
class SeparationTest {
  private static final int SETS = 300;

  private static final Neuron LOGISTIC =
      new Neuron(Activation.of(Activation.Kind.SIGMOID), Cost.of(Cost.Kind.LOG_LOSS));

  /** Small whole numbers, so that many examples lie on boundaries; some sets are shifted. */
  private static Block draw(Random random) {
    int features = 1 + random.nextInt(3);
    int rows = 5 + random.nextInt(10);
    int values = 2 + random.nextInt(3);
    double shift = random.nextInt(3) == 0 ? 7.3 : 0;
    double[] x = random.ints((long) rows * features, 0, values).asDoubleStream().toArray();
    for (int i = 0; i < x.length; i++) {
      x[i] += shift;
    }
    double[] y = random.ints(rows, 0, 2).asDoubleStream().toArray();
    y[0] = 0;
    y[1] = 1;
    return new Block(x, y, null, rows, features);
  }

  /** How far directions of entries within ±1 move examples to their side, if none to the other. */
  private static double farthest(Block block) {
    int size = block.columns() + 1;
    double[] sum = new double[size];
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int i = 0; i < block.rows(); i++) {
      double[] toItsSide = new double[size];
      double side = block.y()[i] > 0 ? 1 : -1;
      for (int j = 0; j < size; j++) {
        toItsSide[j] = side * (j < size - 1 ? block.x()[i * block.columns() + j] : 1);
        sum[j] += toItsSide[j];
      }
      constraints.add(new LinearConstraint(toItsSide, Relationship.GEQ, 0));
    }
    for (int j = 0; j < size; j++) {
      double[] unit = new double[size];
      unit[j] = 1;
      constraints.add(new LinearConstraint(unit, Relationship.LEQ, 1));
      constraints.add(new LinearConstraint(unit, Relationship.GEQ, -1));
    }
    return new SimplexSolver()
        .optimize(
            new MaxIter(10_000),
            new LinearObjectiveFunction(sum, 0),
            new LinearConstraintSet(constraints),
            GoalType.MAXIMIZE,
            new NonNegativeConstraint(false))
        .getValue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NEWTON", "LBFGS"})
  void a_run_converges_where_a_linear_program_finds_no_direction_of_ever_larger_weights(
      String method) {
    int separated = 0;
    int unfinished = 0;
    for (int seed = 0; seed < SETS; seed++) {
      Block block = draw(new Random(seed));
      boolean expected = farthest(block) > 1e-6;
      TrainingPlan plan =
          TrainingPlan.DEFAULT
              .withNeuron(LOGISTIC)
              .withEpochs(1000)
              .withOptimizer(OptimizerSettings.defaults(Method.valueOf(method)));
      Cause cause = Runs.train(plan, block).result().cause();
      if (cause == Cause.ALL_EPOCHS) {
        unfinished++;
      } else {
        assertThat(cause == Cause.SEPARATED).as("set %s: %s", seed, cause).isEqualTo(expected);
      }
      separated += expected ? 1 : 0;
    }
    assertThat(unfinished).isLessThan(SETS / 100);
    assertThat(separated).isBetween(SETS / 5, 4 * SETS / 5);
  }
}
