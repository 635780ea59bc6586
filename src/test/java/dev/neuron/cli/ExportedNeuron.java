package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.math.Affine;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** A neuron with awkward columns, trained and exported in a directory. */
public record ExportedNeuron(Path directory) {
  /** A column of numbers, one of categories with every kind of quote, and gaps. */
  public static final List<String> HEADER = List.of("a \"1\"", "naïve 'c'", "y");

  static final String CENTRED = " about a centre";

  public static final List<List<String>> ROWS =
      List.of(
          List.of("0.1", "it's", "3"),
          List.of("-2.5e-3", "say \"x\"", "1"),
          List.of("", "back\\slash", "4"),
          List.of("1e3", "", "2"),
          List.of("7", "größe", "9"),
          List.of("3.3333333333333335", "it's", "4.5"),
          List.of("-40", "größe", "0.5"),
          List.of("12.75", "say \"x\"", "8"));

  /** Trains on the rows with some options, and returns the predictions: NaN for none. */
  public List<Double> train(String options) throws IOException {
    Path data = Files.writeString(directory.resolve("data.csv"), csv());
    List<Object> args = new ArrayList<>(List.of("train", data, "-q", "--one-hot", HEADER.get(1)));
    args.addAll(List.of("--model", directory.resolve("m.json"), "--epochs=7"));
    args.addAll(List.of((Object[]) options.replace(CENTRED, "").split(" ")));
    Ran trained = Ran.neuron(args.toArray());
    assertThat(trained.status()).as(trained.err()).isZero();
    if (options.endsWith(CENTRED)) {
      moveCentre(directory.resolve("m.json"));
    }
    Ran ran = Ran.neuron("predict", directory.resolve("m.json"), data, "--only", "-q");
    assertThat(ran.status()).as(ran.err()).isZero();
    return numbers(ran.out().lines().skip(1).toList());
  }

  /** As if the numbers had been far from 0: about a centre with many digits. */
  private static void moveCentre(Path file) {
    TrainedNeuron model = ModelFile.load(file);
    double[] centre = new double[model.features()];
    centre[0] = -1234.567890123;
    Affine affine = new Affine(model.affine().weights(), centre, model.bias());
    ModelFile.save(
        file,
        new TrainedNeuron(
            model.neuron(), model.columns(), affine, model.deviations(), model.provenance()));
  }

  public static List<Double> numbers(List<String> lines) {
    return lines.stream()
        .map(line -> line.replace("\"", "")) // an empty field alone on its line is quoted
        .map(line -> line.isEmpty() ? NaN : Double.valueOf(line))
        .toList();
  }

  public static final Double NaN = Double.NaN;

  public static String csv() {
    StringBuilder csv = new StringBuilder();
    List<List<String>> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(ROWS);
    for (List<String> line : lines) {
      List<String> cells = new ArrayList<>();
      line.forEach(cell -> cells.add("\"" + cell.replace("\"", "\"\"") + "\""));
      csv.append(String.join(",", cells)).append('\n');
    }
    return csv.toString();
  }

  /** What the exported class predicts, compiled and loaded. */
  public List<Double> inJava(List<String> header, List<List<String>> rows) throws Exception {
    Path source = export("java", "NeuronModel.java");
    // Nothing but the JDK: javac would look for annotation processors in every jar of the tests.
    String here = directory.toString();
    String[] words = {"-proc:none", "-cp", here, "-d", here, source.toString()};
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, words)).isZero();
    List<Double> predictions = new ArrayList<>();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
      var predict = loader.loadClass("NeuronModel").getMethod("predict", Map.class);
      for (List<String> row : rows) {
        Map<String, Object> cells = new LinkedHashMap<>();
        for (int j = 0; j < row.size(); j++) {
          cells.put(header.get(j), row.get(j));
        }
        predictions.add((Double) predict.invoke(null, cells));
      }
    }
    return predictions;
  }

  public Path export(String language, String file) {
    Path path = directory.resolve(file);
    Ran ran = Ran.neuron("export", directory.resolve("m.json"), "--to", language, "-o", path);
    assertThat(ran.status()).as(ran.err()).isZero();
    return path;
  }
}
