package dev.neuron.cli.session;

import dev.neuron.data.json.JsonLeaves;
import dev.neuron.model.ModelFile;
import dev.neuron.model.Provenance;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.words.Counted;
import dev.neuron.report.words.Numbers;
import dev.neuron.train.fold.HeldOut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What differs between a saved neuron and the same trained again, to the last bit. */
public final class ReproductionDiff {
  private static final int MOST = 5;

  /** What another run, elsewhere or of another program, may well have otherwise. */
  private static final Pattern OF_THE_RUN =
      Pattern.compile("version$|checksum$|program\\.|run\\.|data\\.files|training\\.options");

  private final List<String> found = new ArrayList<>();

  private ReproductionDiff() {}

  /**
   * Compares.
   *
   * @param again the neuron trained again, or null if that run failed
   * @param reached the epoch it reached
   * @param firstEpoch how the first epoch differs, or null if none is known to
   * @return a line for each difference; empty if there is none
   */
  public static List<String> of(
      TrainedNeuron recorded, TrainedNeuron again, int reached, String firstEpoch) {
    ReproductionDiff differences = new ReproductionDiff();
    if (firstEpoch != null) {
      differences.found.add(firstEpoch);
    }
    if (again == null) {
      differences.found.add("the run failed now, after " + Counted.of(reached, "epoch"));
      return differences.found;
    }
    differences.compare(recorded.provenance().training(), again.provenance().training());
    differences.compareParameters(recorded, again);
    differences.compareErrors(recorded, again);
    differences.compareHeldOut(recorded.heldOut(), again.heldOut());
    if (differences.found.isEmpty()) {
      differences.compareFiles(ModelFile.bytes(recorded), ModelFile.bytes(again));
    }
    return differences.found;
  }

  /** Whatever else the file records of the neuron; keys that it lacks it is too old for. */
  private void compareFiles(byte[] recorded, byte[] again) {
    Map<String, String> now = JsonLeaves.of(again);
    JsonLeaves.of(recorded)
        .forEach(
            (path, then) -> {
              if (!OF_THE_RUN.matcher(path).lookingAt() && !then.equals(now.get(path))) {
                found.add(path + ": " + then + " recorded, " + now.get(path) + " now");
              }
            });
    if (found.size() > MOST) {
      int more = found.size() - MOST;
      found.subList(MOST, found.size()).clear();
      found.add("and " + more + " more");
    }
  }

  private void compare(Provenance.Training then, Provenance.Training now) {
    if (then.epochs() != now.epochs()) {
      found.add("epochs: " + then.epochs() + " recorded, " + now.epochs() + " now");
    }
    if (!then.verdict().equals(now.verdict())) {
      found.add("verdict: " + then.verdict() + " recorded, " + now.verdict() + " now");
    }
    compare("loss", then.loss(), now.loss());
    compare("R²", then.r2(), now.r2());
  }

  private void compareParameters(TrainedNeuron recorded, TrainedNeuron again) {
    if (!recorded.columns().names().equals(again.columns().names())) {
      found.add(
          "features: " + recorded.columns().names() + " recorded, " + again.columns().names());
      return;
    }
    int others = found.size();
    int more = 0;
    for (int j = 0; j <= recorded.features(); j++) {
      String name =
          j == recorded.features() ? "bias" : "weight of " + recorded.columns().names().get(j);
      if (found.size() - others < MOST) {
        compare(name, recorded.parameters()[j], again.parameters()[j]);
      } else if (!same(recorded.parameters()[j], again.parameters()[j])) {
        more++;
      }
    }
    if (more > 0) {
      found.add("and " + more + " more parameters");
    }
  }

  private void compareErrors(TrainedNeuron recorded, TrainedNeuron again) {
    if (recorded.standardErrors() == null) {
      return;
    } else if (again.standardErrors() == null) {
      found.add("standard errors: recorded, and none now");
      return;
    }
    double[] then = recorded.standardErrors().errors();
    double[] now = again.standardErrors().errors();
    for (int j = 0; j < Math.min(then.length, now.length); j++) {
      if (!same(then[j], now[j])) {
        String name = j == recorded.features() ? "bias" : recorded.columns().names().get(j);
        compare("standard error of " + name, then[j], now[j]);
        return; // where one differs most do
      }
    }
  }

  private void compareHeldOut(HeldOut then, HeldOut now) {
    if (then == null) {
      return;
    } else if (now == null) {
      found.add("figures of held-out rows: recorded, and none now");
      return;
    }
    compare("held-out loss", then.loss(), now.loss());
    compare("held-out R²", then.r2(), now.r2());
    compare("standard error of the held-out loss", then.lossError(), now.lossError());
    compare("standard error of the held-out R²", then.r2Error(), now.r2Error());
    double[] errors = then.errors() == null ? new double[0] : then.errors().values();
    double[] again = now.errors() == null ? new double[0] : now.errors().values();
    if (!Arrays.equals(errors, again)) {
      found.add("errors of held-out rows: others recorded than now");
    }
  }

  private void compare(String name, double then, double now) {
    if (!same(then, now)) {
      found.add(
          name + ": " + Numbers.shortest(then) + " recorded, " + Numbers.shortest(now) + " now");
    }
  }

  private static boolean same(double then, double now) {
    return Double.doubleToLongBits(then) == Double.doubleToLongBits(now);
  }
}
