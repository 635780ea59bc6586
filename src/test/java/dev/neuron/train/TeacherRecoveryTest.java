package dev.neuron.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.fixture.RealData;
import dev.neuron.math.Block;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the best-constant start a relu finds the relu that made its data, whatever the seed. */
class TeacherRecoveryTest {
  private static final int PROBLEMS = 100;
  private static final int ROWS = 200;
  private static final int FEATURES = 5;

  /** Where the features come from. */
  enum Family {
    STANDARD {
      @Override
      double feature(Random random, double common) {
        return random.nextGaussian();
      }
    },
    CENTRED_ON_5 {
      @Override
      double feature(Random random, double common) {
        return 5 + random.nextGaussian();
      }
    },
    UNIFORM {
      @Override
      double feature(Random random, double common) {
        return random.nextDouble();
      }
    },
    CORRELATED {
      @Override
      double feature(Random random, double common) {
        return 0.7 * common + 0.7 * random.nextGaussian();
      }
    },
    HEAVY_TAILED {
      @Override
      double feature(Random random, double common) {
        double g = random.nextGaussian();
        return g * Math.exp(0.5 * random.nextGaussian());
      }
    };

    abstract double feature(Random random, double common);
  }

  /** y = max(0, w·x + b) with the kink where it clips some of the examples, not all. */
  private static Block problem(Family family, long seed) {
    Random random = new Random(seed);
    double[] x = new double[ROWS * FEATURES];
    for (int i = 0; i < ROWS; i++) {
      double common = random.nextGaussian();
      for (int j = 0; j < FEATURES; j++) {
        x[i * FEATURES + j] = family.feature(random, common);
      }
    }
    double[] w = random.doubles(FEATURES, -1, 1).toArray();
    double[] z = new double[ROWS];
    double mean = 0;
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < FEATURES; j++) {
        z[i] += w[j] * x[i * FEATURES + j];
      }
      mean += z[i] / ROWS;
    }
    double spread = 0;
    for (double each : z) {
      spread += (each - mean) * (each - mean) / ROWS;
    }
    double kink = mean + Math.sqrt(spread) * (random.nextDouble() - 0.5);
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      y[i] = Math.max(0, z[i] - kink);
    }
    return RealData.standardized(new Block(x, y, null, ROWS, FEATURES));
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void recovers_the_teacher_from_99_of_100_seeds(Family family) {
    TrainingPlan plan = TrainingPlan.DEFAULT.withEpochs(3000);
    int recovered = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Runs run = Runs.train(plan, problem(family, seed));
      recovered += run.result().answer().loss() < 1e-6 * run.result().start().loss() ? 1 : 0;
    }
    assertThat(recovered).isGreaterThanOrEqualTo(99);
  }
}
