package dev.neuron.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what an epoch costs, engine beside engine in one run, and writes a table to {@code
 * target/spark-times.md}. An epoch's time is the difference of a long and a short training, divided
 * by their epochs. On request only: {@code ./mvnw verify -Pfull -Dit.test=SparkTimesIT
 * -Dspark.times=data.csv -Dspark.epochs=20,120}.
 */
@Tag("slow")
@EnabledIfSystemProperty(named = "spark.times", matches = ".+")
class SparkTimesIT {
  private static final Pattern END =
      Pattern.compile("\"loss\":([^,]+),.*\"seconds\":\\{\"load\":([^,]+),\"train\":([^}]+)}");

  private static final Path JAR = Path.of(System.getProperty("neuron.jar"));

  @TempDir private Path folder;

  /** A training, told by its last line. */
  private record Timed(double loss, double load, double train) {
    static Timed of(List<String> lines) {
      Matcher end = END.matcher(lines.get(lines.size() - 1));
      assertThat(end.find()).isTrue();
      return new Timed(
          Double.parseDouble(end.group(1)),
          Double.parseDouble(end.group(2)),
          Double.parseDouble(end.group(3)));
    }
  }

  private Timed train(StandaloneCluster cluster, String epochs, String... engine) throws Exception {
    Path data = Path.of(System.getProperty("spark.times")).toAbsolutePath();
    Path out = folder.resolve("out.jsonl");
    List<String> arguments = new ArrayList<>(List.of("train", data.toString()));
    arguments.addAll(List.of("--format", "jsonl", "--init", "1", "--tolerance", "0"));
    arguments.addAll(List.of("--epochs", epochs));
    arguments.addAll(List.of(engine));
    Process process =
        engine.length == 0 ? cluster.submit(JAR, out, arguments) : cluster.run(JAR, out, arguments);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(Path.of(out + ".err"))).isZero();
    return Timed.of(Files.readAllLines(out));
  }

  private static String row(String engine, Timed run, int epochs, Timed more, int moreEpochs) {
    double epoch = 1000 * (more.train() - run.train()) / (moreEpochs - epochs);
    return String.format(Locale.ROOT, "| %s | %.2f s | %.2f ms |%n", engine, more.load(), epoch);
  }

  @Test
  @Timeout(600)
  void measures_epochs_on_every_engine() throws Exception {
    String[] epochs = System.getProperty("spark.epochs", "20,120").split(",");
    String[][] engines = {{"--engine", "local"}, {"--engine", "spark", "--master", "local[2]"}, {}};
    StringBuilder table = new StringBuilder("| engine | loading | an epoch |\n|---|---|---|\n");
    List<Double> losses = new ArrayList<>();
    try (StandaloneCluster cluster =
        StandaloneCluster.start(folder, StandaloneCluster.Purpose.MEASURING)) {
      for (String[] engine : engines) {
        Timed run = train(cluster, epochs[0], engine);
        Timed more = train(cluster, epochs[1], engine);
        String name = engine.length == 0 ? "cluster" : String.join(" ", engine);
        table.append(
            row(name, run, Integer.parseInt(epochs[0]), more, Integer.parseInt(epochs[1])));
        losses.add(more.loss());
      }
    }
    Files.writeString(JAR.resolveSibling("spark-times.md"), table);
    assertThat(losses)
        .allSatisfy(
            loss -> assertThat(loss).isCloseTo(losses.get(0), within(1e-12 * losses.get(0))));
  }
}
