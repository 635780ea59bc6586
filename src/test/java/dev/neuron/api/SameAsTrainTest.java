package dev.neuron.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A training from Java writes the model file of {@code neuron train}, byte for byte. */
class SameAsTrainTest {
  private static final Path DIABETES = Path.of("data", "diabetes.csv");
  private static final Path CANCER = Path.of("data", "breast_cancer.csv");
  private static final Path AIR = Path.of("data", "airquality.csv");

  @TempDir private Path folder;

  static List<Arguments> trainings() {
    Training logistic = Neuron.LOGISTIC.training();
    return List.of(
        Arguments.of(Training.DEFAULT, Data.csv(DIABETES), List.of(DIABETES)),
        Arguments.of(
            Training.DEFAULT.epochs(30).learningRate(0.01).l1(0.1).l2(0.2).tolerance(1e-6),
            Data.csv(DIABETES).target("bmi").features("age", "bp"),
            List.of(
                DIABETES,
                "--epochs=30",
                "--learning-rate=0.01",
                "--l1=0.1",
                "--l2=0.2",
                "--tolerance=1e-6",
                "--target=bmi",
                "--features=age,bp")),
        Arguments.of(
            logistic.optimizer(Optimizer.NEWTON).option("--summary", ""),
            Data.csv(CANCER).weights("1").features("2", "3"),
            List.of(
                CANCER,
                "-a",
                "sigmoid",
                "--cost=log-loss",
                "-o",
                "newton",
                "--summary",
                "--weights=1",
                "--features=2,3")),
        Arguments.of(
            new Neuron(Activation.leakyRelu(0.2), Cost.huber(3))
                .training()
                .optimizer(new Optimizer("adam", java.util.Map.of("--beta2", 0.99)))
                .batchSize(32)
                .seed(7)
                .epochs(20)
                .patience(5)
                .threads(1)
                .validation(0.25)
                .option("--schedule", "cosine"),
            Data.csv(AIR).target("Ozone").missing("skip").oneHot("Month"),
            List.of(
                AIR,
                "--activation=leaky-relu",
                "--alpha=0.2",
                "--cost=huber",
                "--delta=3",
                "--optimizer=adam",
                "--beta2=0.99",
                "--batch-size=32",
                "--seed=7",
                "--epochs=20",
                "--patience=5",
                "--validation=0.25",
                "--schedule=cosine",
                "--target=Ozone",
                "--missing=skip",
                "--one-hot=Month")),
        Arguments.of(
            Neuron.LINEAR.training().option("--folds", "5").option("--scale", "minmax"),
            Data.csv(DIABETES),
            List.of(DIABETES, "-a", "identity", "--folds=5", "--scale=minmax")));
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void gives_the_same_model_file(Training training, Data data, List<Object> words)
      throws IOException {
    Path here = folder.resolve("api.json");
    Path there = folder.resolve("cli.json");
    training.run(data).save(here);
    List<Object> args = new ArrayList<>(List.of("train", "--quiet", "--model=" + there));
    args.addAll(words);
    Ran ran = Ran.neuron(args.toArray());
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(withoutTimes(here)).isEqualTo(withoutTimes(there)).contains("\"bias\"");
  }

  /** A model file without what is different in every run: when it was, and the checksum of that. */
  private static String withoutTimes(Path model) throws IOException {
    return Files.readString(model)
        .replaceAll("\"(start|end)\": \"[^\"]*\"", "")
        .replaceAll("\"checksum\": .*", "");
  }

  @Test
  void arrays_of_a_file_s_numbers_give_the_same_bits_and_the_same_history() throws IOException {
    List<double[]> rows = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    List<String> lines = Files.readAllLines(DIABETES);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      double[] x = new double[cells.length - 1];
      for (int j = 0; j < x.length; j++) {
        x[j] = Double.parseDouble(cells[j]);
      }
      rows.add(x);
      targets.add(Double.valueOf(cells[x.length]));
    }
    double[][] x = rows.toArray(double[][]::new);
    double[] y = targets.stream().mapToDouble(Double::doubleValue).toArray();
    Training training = Training.DEFAULT.validation(0.3).batchSize(50).epochs(10);

    TrainedNeuron ofArrays = training.run(Data.of(x, y, lines.get(0).split(",")));
    TrainedNeuron ofFile = training.run(Data.csv(DIABETES));

    assertThat(ofArrays.weights()).containsExactly(ofFile.weights());
    assertThat(ofArrays.bias()).isEqualTo(ofFile.bias());
    assertThat(ofArrays.history()).hasSize(11).isEqualTo(ofFile.history());
    assertThat(ofArrays.features()).isEqualTo(ofFile.features());
    assertThat(ofArrays.predict(Data.of(x, y))).containsExactly(ofFile.predict(Data.csv(DIABETES)));
    assertThat(ofArrays.evaluate(Data.of(x, y))).isEqualTo(ofFile.evaluate(Data.csv(DIABETES)));
  }

  @Test
  void a_model_file_goes_from_java_to_the_commands_and_back() throws IOException {
    Path model = folder.resolve("model.json");
    TrainedNeuron trained = Training.DEFAULT.run(Data.csv(DIABETES));
    trained.save(model);

    Ran reproduced = Ran.neuron("reproduce", model);
    assertThat(reproduced.status()).as(reproduced.err()).isZero();

    double[] predictions = trained.predict(Data.csv(DIABETES));
    Ran predicted = Ran.neuron("predict", model, DIABETES, "--only", "--quiet");
    List<Double> there = predicted.out().lines().skip(1).map(Double::valueOf).toList();
    assertThat(predictions).containsExactly(there.stream().mapToDouble(p -> p).toArray());

    TrainedNeuron loaded = TrainedNeuron.load(model);
    assertThat(loaded.weights()).containsExactly(trained.weights());
    assertThat(loaded.toString()).isEqualTo(trained.toString()).startsWith("progression = max(0, ");
    assertThat(loaded.history()).isEmpty();
    Path again = folder.resolve("again.json");
    loaded.save(again);
    assertThat(again).hasSameBinaryContentAs(model);
  }
}
