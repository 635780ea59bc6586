package dev.neuron.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.optimize.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program on a real cluster, one of whose workers is killed. */
@Tag("slow")
class SparkClusterIT {
  private static final int EPOCHS = 120;

  /** A row of compare: the optimizer and the losses from epoch 0 on. */
  private static final Pattern RUN =
      Pattern.compile("\"optimizer\":\"(\\w+)\".*\"losses\":\\[([^]]*)]");

  private static final Path JAR = Path.of(System.getProperty("neuron.jar"));

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  /** From where no gradient coordinate is rounding alone: the engines' sums differ in last bits. */
  private static List<String> train(int epochs, String... more) {
    String data = Path.of("data/diabetes.csv").toAbsolutePath().toString();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("train", data, "--format", "csv", "--init", "1"));
    arguments.addAll(List.of("--epochs", "" + epochs));
    arguments.addAll(List.of(more));
    return arguments;
  }

  /** The lines printed; the program must have ended well. */
  private static List<String> lines(Process process, Path out) throws Exception {
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("ends in time").isTrue();
    String said = Files.readString(Path.of(out + ".err"));
    assertThat(process.exitValue()).as(said).isZero();
    return Files.readAllLines(out);
  }

  private static double loss(String line) {
    return Double.parseDouble(line.split(",")[1]);
  }

  private static void refuseDifference(List<String> spark, List<String> local) {
    assertThat(spark).hasSameSizeAs(local);
    for (int i = 1; i < local.size(); i++) {
      double expected = loss(local.get(i));
      assertThat(loss(spark.get(i))).isCloseTo(expected, within(1e-12 * expected));
    }
  }

  private List<String> local(StandaloneCluster cluster, List<String> arguments) throws Exception {
    Path out = folder.resolve("local.csv");
    return lines(cluster.run(JAR, out, arguments), out);
  }

  /** Kills a worker once a checkpoint says that epochs were trained, and others are to come. */
  private List<String> killed(StandaloneCluster cluster) throws Exception {
    Path out = folder.resolve("killed.csv");
    Path checkpoint = folder.resolve("run.ckpt");
    String[] saving = {"--checkpoint", checkpoint.toString(), "--checkpoint-every", "5"};
    Process run = cluster.submit(JAR, out, train(EPOCHS, saving));
    for (int i = 0; i < 1500 && run.isAlive() && !Files.exists(checkpoint); i++) {
      Thread.sleep(50);
    }
    assertThat(checkpoint).exists();
    assertThat(run.isAlive()).as("still trains").isTrue();
    cluster.killWorker(0);
    return lines(run, out);
  }

  /** One submission trains with all of them, by comparing them: each row equals a training. */
  private static List<String> everyMethod() {
    List<String> methods = new ArrayList<>();
    for (Method method : Method.values()) {
      methods.add(method.toString());
    }
    String data = Path.of("data/diabetes.csv").toAbsolutePath().toString();
    return List.of(
        ("compare "
                + data
                + " --format jsonl --init 1 --epochs 50 --tolerance 0 --learning-rates"
                + " auto --optimizers "
                + String.join(",", methods))
            .split(" "));
  }

  private static void refuseOtherMethods(List<String> spark, List<String> local) {
    Map<String, double[]> expected = losses(local);
    Map<String, double[]> actual = losses(spark);
    assertThat(actual).containsOnlyKeys(expected.keySet()).hasSize(Method.values().length);
    expected.forEach(
        (method, losses) -> {
          assertThat(losses).hasSize(51);
          for (int epoch = 0; epoch < losses.length; epoch++) {
            assertThat(actual.get(method)[epoch])
                .as("%s, epoch %s", method, epoch)
                .isCloseTo(losses[epoch], within(1e-12 * losses[epoch]));
          }
        });
  }

  private static Map<String, double[]> losses(List<String> runs) {
    Map<String, double[]> losses = new TreeMap<>();
    for (String run : runs) {
      Matcher found = RUN.matcher(run);
      if (found.find()) {
        double[] each = Stream.of(found.group(2).split(",")).mapToDouble(Double::valueOf).toArray();
        losses.put(found.group(1), each);
      }
    }
    return losses;
  }

  @Test
  @Timeout(300)
  void neither_a_cluster_nor_a_killed_worker_changes_a_loss() throws Exception {
    try (StandaloneCluster cluster =
        StandaloneCluster.start(folder, StandaloneCluster.Purpose.TESTING)) {
      Path out = folder.resolve("methods.jsonl");
      List<String> methods = lines(cluster.submit(JAR, out, everyMethod()), out);
      refuseOtherMethods(methods, local(cluster, everyMethod()));
      List<String> killed = killed(cluster);
      refuseDifference(killed, local(cluster, train(EPOCHS, "--engine", "local")));
      String[] here = {"--engine", "spark", "--master", "local[2]"};
      assertThat(local(cluster, train(EPOCHS, here))).isEqualTo(killed);
    }
  }
}
