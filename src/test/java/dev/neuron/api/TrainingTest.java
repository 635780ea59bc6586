package dev.neuron.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  private static final double[][] X = {{1, 1}, {2, 0}, {3, 5}, {4, 2}};
  private static final double[] Y = {6, 7, 15, 14};

  @TempDir private Path folder;

  @AfterEach
  void nobody_stays_interrupted() {
    Thread.interrupted();
  }

  /** y = 2·x1 − x2 + 3 at five points: least squares finds it exactly. */
  private static Data line() {
    return Data.of(
        new double[][] {{0, 0}, {1, 0}, {0, 1}, {2, 3}, {5, 1}}, new double[] {3, 5, 2, 4, 12});
  }

  @Test
  void finds_the_line_that_the_points_lie_on() {
    TrainedNeuron neuron = Neuron.LINEAR.training().optimizer(Optimizer.NEWTON).run(line());
    assertThat(neuron.weights()).containsExactly(new double[] {2, -1}, within(1e-12));
    assertThat(neuron.bias()).isCloseTo(3, within(1e-12));
    assertThat(neuron.predict(10, 4)).isCloseTo(19, within(1e-11));
    assertThat(neuron.verdict()).isEqualTo("converged");
    assertThat(neuron.loss()).isCloseTo(0, within(1e-20));
    assertThat(neuron.features()).containsExactly("x1", "x2");
    assertThat(neuron.target()).isEqualTo("y");
    assertThat(neuron.history().get(0).number()).isZero();
    assertThat(neuron.history()).hasSize((int) neuron.epochs() + 1);
    assertThat(neuron.notes()).anyMatch(note -> note.startsWith("note: "));
  }

  @Test
  void weights_of_arrays_count_as_rows_that_stand_there_so_often() {
    double[][] once = {{0}, {1}, {3}};
    double[][] often = {{0}, {1}, {1}, {3}, {3}, {3}};
    Training newton = Neuron.LINEAR.training().optimizer(Optimizer.NEWTON);
    TrainedNeuron weighted =
        newton.run(Data.of(once, new double[] {1, 5, 2}).weights(new double[] {1, 2, 3}));
    TrainedNeuron repeated = newton.run(Data.of(often, new double[] {1, 5, 5, 2, 2, 2}));
    assertThat(weighted.weights()).containsExactly(repeated.weights(), within(1e-12));
    assertThat(weighted.bias()).isCloseTo(repeated.bias(), within(1e-12));
    double r2 =
        weighted
            .evaluate(Data.of(once, new double[] {1, 5, 2}).weights(new double[] {1, 2, 3}))
            .r2();
    assertThat(r2).isCloseTo(repeated.r2(), within(1e-12));
  }

  @Test
  void a_missing_value_of_an_array_goes_by_the_rule_for_missing_values() {
    Data data = Data.of(new double[][] {{1}, {Double.NaN}, {3}}, new double[] {1, 9, 3}, "a", "b");
    NeuronException refused =
        catchThrowableOfType(NeuronException.class, () -> Training.DEFAULT.run(data));
    assertThat(refused.kind()).isEqualTo(NeuronException.Kind.DATA);
    assertThat(refused.file()).contains("arrays");
    assertThat(refused.line()).isEqualTo(3);
    assertThat(refused.column()).contains("a");
    assertThat(refused.remedy()).hasValueSatisfying(s -> assertThat(s).contains("--missing skip"));
    TrainedNeuron neuron =
        Neuron.LINEAR.training().optimizer(Optimizer.NEWTON).run(data.missing("skip"));
    assertThat(neuron.predict(2)).isCloseTo(2, within(1e-12));
    assertThat(neuron.predict(Double.NaN)).isNaN();
  }

  @Test
  void names_of_arrays_may_hold_anything() {
    TrainedNeuron neuron = Training.DEFAULT.run(Data.of(X, Y, "a \"b\", c", "weight", "2001"));
    assertThat(neuron.features()).containsExactly("a \"b\", c", "weight");
    assertThat(neuron.target()).isEqualTo("2001");
    assertThat(
            Training.DEFAULT
                .run(Data.of(X, Y, "weight", "b", "y").weights(new double[] {1, 1, 1, 2}))
                .features())
        .containsExactly("weight", "b");
  }

  @Test
  void numbers_of_any_size_come_through_to_the_bit() {
    double[][] x = {{Double.MIN_VALUE}, {1.0 / 3}, {-1e300}, {123456789.12345679}, {-0.0}, {1e22}};
    double[] y = {1, 2, 3, 4, 5, 6};
    Table table = new Table(List.of("x", "y"), x, y, null);
    List<String> lines = new ArrayList<>();
    new String(read(table), java.nio.charset.StandardCharsets.UTF_8).lines().forEach(lines::add);
    assertThat(lines).hasSize(7);
    for (int i = 0; i < x.length; i++) {
      double read = Double.parseDouble(lines.get(i + 1).split(",")[0]);
      assertThat(Double.doubleToRawLongBits(read)).isEqualTo(Double.doubleToRawLongBits(x[i][0]));
    }
  }

  private static byte[] read(Table table) {
    try {
      return table.source().stream().readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void arrays_of_many_chunks_are_read_whole() {
    int rows = 40_000;
    double[][] x = new double[rows][1];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      x[i][0] = i;
      y[i] = 2.0 * i + 1;
    }
    TrainedNeuron neuron = Neuron.LINEAR.training().optimizer(Optimizer.NEWTON).run(Data.of(x, y));
    assertThat(neuron.predict(100)).isCloseTo(201, within(1e-6));
    assertThat(neuron.evaluate(Data.of(x, y)).rows()).isEqualTo(rows);
  }

  @Test
  void arrays_are_copied() {
    double[][] x = {{1}, {2}, {3}};
    double[] y = {1, 2, 3};
    Data data = Data.of(x, y);
    x[0][0] = 1e9;
    y[0] = -1e9;
    TrainedNeuron neuron = Neuron.LINEAR.training().optimizer(Optimizer.NEWTON).run(data);
    neuron.weights()[0] = 77;
    assertThat(neuron.predict(5)).isCloseTo(5, within(1e-12));
  }

  @Test
  void settings_are_values_that_others_do_not_change() {
    Training base = Training.DEFAULT.epochs(3);
    Training more = base.epochs(5);
    assertThat(base.run(line()).history()).hasSize(4);
    assertThat(more.run(line()).history()).hasSize(6);
    // A parameter of the neuron before does not stay.
    Training leaky = new Neuron(Activation.leakyRelu(0.1), Cost.quantile(0.9)).training();
    assertThat(leaky.neuron(Neuron.PAPER).epochs(1).run(line()).history()).hasSize(2);
  }

  @Test
  void every_epoch_is_told_as_it_is_done() {
    List<Epoch> told = new ArrayList<>();
    TrainedNeuron neuron = Training.DEFAULT.epochs(4).onEpoch(told::add).run(line());
    assertThat(told).isEqualTo(neuron.history());
    assertThatThrownBy(
            () ->
                Training.DEFAULT
                    .onEpoch(
                        epoch -> {
                          throw new IllegalStateException("enough");
                        })
                    .run(line()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");
  }

  @Test
  void an_interrupted_thread_gets_what_there_is_and_stays_interrupted() {
    TrainedNeuron neuron =
        Training.DEFAULT
            .tolerance(0)
            .epochs(1_000_000_000)
            .onEpoch(
                epoch -> {
                  if (epoch.number() == 7) {
                    Thread.currentThread().interrupt();
                  }
                })
            .run(line());
    assertThat(neuron.verdict()).isEqualTo("stopped");
    assertThat(neuron.epochs()).isBetween(7L, 8L);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void a_thread_interrupted_before_the_training_gets_no_neuron() {
    Thread.currentThread().interrupt();
    assertKind(() -> Training.DEFAULT.run(line()), NeuronException.Kind.INTERRUPTED)
        .hasMessageContaining("interrupted");
  }

  @Test
  void a_training_that_diverges_says_why_and_what_helps() {
    assertKind(
            () -> Neuron.LINEAR.training().learningRate(1e6).run(line()),
            NeuronException.Kind.TRAINING)
        .hasMessageContaining("diverged: learning rate")
        .hasMessageContaining("--learning-rate auto");
  }

  @Test
  void what_cannot_be_is_told_with_its_place_and_remedy() throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), "a,b\n1,2\n3,x\n");
    Data data = Data.csv(file);
    assertKind(() -> Training.DEFAULT.run(data), NeuronException.Kind.DATA)
        .hasMessageContaining("data.csv:3: column \"b\": \"x\" is not a number")
        .hasCauseInstanceOf(RuntimeException.class);
    assertKind(() -> Training.DEFAULT.run(data.target("c")), NeuronException.Kind.OPTION)
        .hasMessageContaining("--target");
    assertKind(
            () -> Training.DEFAULT.run(Data.csv(folder.resolve("none.csv"))),
            NeuronException.Kind.READING)
        .hasMessageContaining("none.csv");
    assertKind(() -> Training.DEFAULT.run(Data.csv()), NeuronException.Kind.OPTION)
        .hasMessageContaining("no data file was given");
    assertKind(() -> Training.DEFAULT.epochs(-1).run(line()), NeuronException.Kind.OPTION)
        .hasMessageContaining("--epochs");
    assertKind(
            () -> Training.DEFAULT.option("--epoch", "3").run(line()), NeuronException.Kind.OPTION)
        .hasMessageContaining("--epochs");
    assertKind(() -> Training.DEFAULT.option("epochs", "3"), NeuronException.Kind.OPTION)
        .hasMessageContaining("--missing");
    assertKind(() -> Training.DEFAULT.option("--quiet", ""), NeuronException.Kind.OPTION)
        .hasMessageContaining("--quiet");
    assertKind(
            () -> Training.DEFAULT.option("--plot", "a.svg").run(line()),
            NeuronException.Kind.OPTION)
        .hasMessageContaining("unknown option '--plot'");
    assertKind(
            () -> new Neuron(Activation.RELU, Cost.LOG_LOSS).training().run(line()),
            NeuronException.Kind.OPTION)
        .hasMessageContaining("log-loss needs the sigmoid activation");
    assertKind(
            () ->
                Training.DEFAULT.optimizer(new Optimizer("gd", Map.of("--beta1", 0.5))).run(line()),
            NeuronException.Kind.OPTION)
        .hasMessageContaining("--beta1 belongs to --optimizer adam");
    assertKind(
            () -> Training.DEFAULT.learningRate(Double.NaN).run(line()),
            NeuronException.Kind.OPTION)
        .hasMessageContaining("--learning-rate");
  }

  @Test
  void arrays_that_do_not_fit_are_refused_at_once() {
    assertKind(() -> Data.of(new double[0][], new double[0]), NeuronException.Kind.DATA);
    assertKind(() -> Data.of(X, new double[] {1}), NeuronException.Kind.DATA)
        .hasMessageContaining("4 rows of features for 1 targets");
    assertKind(
            () -> Data.of(new double[][] {{1}, {1, 2}}, new double[] {1, 2}),
            NeuronException.Kind.DATA)
        .hasMessageContaining("row 1 of x has 2 numbers");
    assertKind(() -> Data.of(X, Y, "a", "b"), NeuronException.Kind.DATA)
        .hasMessageContaining("2 names for 2 features and a target");
    assertKind(() -> Data.of(X, Y).weights(new double[] {1}), NeuronException.Kind.DATA);
    assertKind(() -> Data.of(X, Y).weights(new double[] {1, 1, 1, -1}), NeuronException.Kind.DATA)
        .hasMessageContaining("-1.0 is no weight");
    assertKind(() -> Data.csv().weights(Y), NeuronException.Kind.DATA)
        .hasMessageContaining("files");
    TrainedNeuron neuron = Training.DEFAULT.run(line());
    assertKind(() -> neuron.predict(1), NeuronException.Kind.DATA)
        .hasMessageContaining("1 numbers for 2 features");
    assertKind(
        () -> neuron.evaluate(Data.of(new double[][] {{1, Double.NaN}}, new double[] {1})),
        NeuronException.Kind.DATA);
  }

  @Test
  void an_infinite_number_in_an_array_is_refused() {
    assertKind(
            () ->
                Training.DEFAULT.run(
                    Data.of(new double[][] {{1}, {Double.POSITIVE_INFINITY}}, new double[] {1, 2})),
            NeuronException.Kind.DATA)
        .hasMessageContaining("arrays:3");
  }

  @Test
  void model_files_that_are_none_and_places_that_are_none_are_told() throws IOException {
    Path none = Files.writeString(folder.resolve("none.json"), "{}");
    assertKind(() -> TrainedNeuron.load(none), NeuronException.Kind.DATA);
    assertKind(() -> TrainedNeuron.load(folder.resolve("x.json")), NeuronException.Kind.READING);
    TrainedNeuron neuron = Training.DEFAULT.run(line());
    assertKind(() -> neuron.save(folder.resolve("no/x.json")), NeuronException.Kind.WRITING);
  }

  @Test
  void a_file_is_predicted_and_evaluated_by_the_rules_asked_for() throws IOException {
    TrainedNeuron neuron = Neuron.LINEAR.training().optimizer(Optimizer.NEWTON).run(line());
    Path file = Files.writeString(folder.resolve("new.csv"), "x2;x1;t\n1;0;2\n;1;5\n0;1;5\n");
    double[] predicted = neuron.predict(Data.csv(file).missing("skip"));
    assertThat(predicted).hasSize(3);
    assertThat(predicted[0]).isCloseTo(2, within(1e-12));
    assertThat(predicted[1]).isNaN();
    assertThat(predicted[2]).isCloseTo(5, within(1e-12));
    Evaluation measured = neuron.evaluate(Data.csv(file).target("t").missing("skip"));
    assertThat(measured.rows()).isEqualTo(2);
    assertThat(measured.r2()).isCloseTo(1, within(1e-12));
    assertThat(measured.accuracy()).isNaN();
    // The data of a training can be given again as they are.
    assertThat(neuron.predict(Data.csv(file).features("x1").missing("skip")))
        .containsExactly(predicted);
    assertKind(
            () -> neuron.predict(Data.csv(file).option("--feature", "x1")),
            NeuronException.Kind.OPTION)
        .hasMessageContaining("unknown option '--feature'");
  }

  @Test
  void two_classes_are_measured_as_such() {
    TrainedNeuron neuron =
        Neuron.LOGISTIC.training().l2(0.01).run(Data.csv(Path.of("data", "breast_cancer.csv")));
    Evaluation measured = neuron.evaluate(Data.csv(Path.of("data", "breast_cancer.csv")));
    assertThat(measured.accuracy()).isBetween(0.9, 1.0);
    assertThat(measured.auc()).isBetween(0.95, 1.0);
    assertThat(measured.loss()).isLessThan(measured.baselineLoss());
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertKind(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, NeuronException.Kind kind) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            NeuronException.class, e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
  }
}
