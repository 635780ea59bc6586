package dev.neuron.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.CommandName;
import dev.neuron.cli.Ran;
import dev.neuron.cli.command.TrainCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

/** What a model file, which may come from anywhere, can make this program do. */
class ReplayTest {
  /** What changes the result. An option that is added here must write nothing where it says. */
  private static final Set<String> REPLAYED =
      Set.of(
          ("activation alpha cost delta quantile epochs learning-rate batch-size optimizer momentum"
                  + " beta1 beta2 epsilon weight-decay schedule warmup l1 l2 init seed shuffle"
                  + " tolerance patience target-loss validation target features exclude one-hot"
                  + " weights scale missing bad-rows max-bad-rows header delimiter quote comment"
                  + " decimal encoding missing-tokens thousands positive")
              .split(" "));

  /** What files have for readers alone. */
  private static final Set<String> RECORDED =
      Set.of("max-time", "cache", "engine", "max-expansion");

  /** Replayed options that may name a file, which is read. */
  private static final Set<String> INPUTS = Set.of("init", "validation");

  @TempDir Path folder;
  private Path model;
  private String text;

  @BeforeEach
  void train() throws IOException {
    Path data = Files.writeString(folder.resolve("d.csv"), "x,y\n1,1\n2,3\n3,3\n4,6\n");
    model = folder.resolve("m.json");
    assertThat(Ran.neuron("train", data, "-q", "-e", "3", "-m", model).status()).isZero();
    text = Files.readString(model).replaceFirst(",\\s*\"checksum\": .*", "");
    Files.writeString(model, text);
    assertThat(reproduce("l2", "0.0").status()).as("an edited file").isZero();
  }

  private Ran reproduce(String name, String value) throws IOException {
    int options = text.indexOf("\"options\": {") + "\"options\": {".length();
    int end = text.indexOf('}', options);
    String others =
        text.substring(options, end).replaceFirst("\"\\Q" + name + "\\E\": [^,\n]*,", "");
    String first = "\"" + name + "\": " + quoted(value) + ",";
    String crafted = text.substring(0, options) + first + others + text.substring(end);
    assertThat(crafted).contains(quoted(value));
    Files.writeString(model, crafted);
    return Ran.neuron("reproduce", model);
  }

  private static String quoted(String value) {
    return "\"" + value + "\"";
  }

  @Test
  void every_option_of_training_is_in_the_class_it_belongs_to() {
    Map<String, Option.Replay> expected = new TreeMap<>();
    Map<String, Option.Replay> declared = new TreeMap<>();
    TrainCommand train = new TrainCommand();
    for (String name : names(CommandName.TRAIN)) {
      boolean result = REPLAYED.contains(name);
      expected.put(
          name,
          result
              ? Option.Replay.REPLAYED
              : RECORDED.contains(name) ? Option.Replay.RECORDED : Option.Replay.NEVER);
      declared.put(name, train.replay(name));
    }
    assertThat(declared).isEqualTo(expected);
    assertThat(declared.keySet()).containsAll(REPLAYED).containsAll(RECORDED);
  }

  @Test
  void no_option_of_any_command_that_names_a_place_is_given_again_but_what_is_only_read() {
    for (CommandName command : CommandName.values()) {
      Subcommand declaring = command.create();
      for (OptionSpec option : declaring.parser("x").getCommandSpec().options()) {
        String name = option.longestName().substring(2);
        boolean place =
            option.paramLabel().matches(".*(FILE|URL|MODEL|FOLDER|DIR|DATA|START).*")
                || option.type() == Path.class
                || List.of(option.auxiliaryTypes()).contains(Path.class);
        if (place) {
          assertThat(declaring.replay(name) == Option.Replay.REPLAYED)
              .as(command + " --" + name)
              .isEqualTo(INPUTS.contains(name) && declaring.replay(name) != Option.Replay.NEVER);
        }
      }
    }
  }

  /** All names of a command's options, long, short and negated, without dashes. */
  private static Set<String> names(CommandName command) {
    Set<String> names = new TreeSet<>();
    for (OptionSpec option : command.create().parser("x").getCommandSpec().options()) {
      for (String name : option.names()) {
        names.add(name.replaceFirst("^--?", ""));
      }
    }
    return names;
  }

  @Test
  void a_file_that_records_anything_else_is_refused_and_nothing_is_written() throws IOException {
    Path treasure = Files.writeString(folder.resolve("authorized_keys"), "mine");
    Set<String> names = new TreeSet<>();
    for (CommandName command : CommandName.values()) {
      names.addAll(names(command));
    }
    names.removeAll(REPLAYED);
    names.removeAll(RECORDED);
    names.addAll(List.of("rejects=x", "no-shuffle", "-rejects", "--rejects", "", "@x", "query"));
    List<Path> before = files();
    for (String name : names) {
      Ran ran = reproduce(name, treasure.toString());
      assertThat(ran.status()).as(name + ": " + ran.err()).isEqualTo(65);
      assertThat(ran.err())
          .contains("m.json: records \"" + name + "\" among its options, which no training does");
      assertThat(ran.out()).isEmpty();
      assertThat(treasure).hasContent("mine");
      assertThat(files()).as(name).isEqualTo(before);
    }
  }

  @Test
  void a_hostile_key_stays_on_the_one_line_of_its_error() throws IOException {
    Ran ran = reproduce("\\u001b[31m\\n\\u202e", "x");
    assertThat(ran.status()).isEqualTo(65);
    assertThat(ran.err()).hasLineCount(1).doesNotContain("\u001b", "\u202e");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cache", "max-time", "max-expansion"})
  void what_is_recorded_for_readers_alone_is_not_obeyed(String name) throws IOException {
    Path treasure = Files.writeString(folder.resolve("treasure.npy"), "mine");
    List<Path> before = files();
    Ran ran = reproduce(name, treasure.toString());
    assertThat(ran.out()).contains("reproduced to the last bit: ");
    assertThat(treasure).hasContent("mine");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void a_model_file_does_not_start_spark() throws IOException {
    Ran ran = reproduce("engine", "spark");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("was trained by Spark", "add --engine spark");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void the_value_of_an_option_is_one_value_and_never_another_option() throws IOException {
    Path treasure = Files.writeString(folder.resolve("treasure.csv"), "mine");
    List<Path> before = files();
    for (String value : List.of("x --rejects=" + treasure, "--rejects=" + treasure, "@" + model)) {
      for (String name : List.of("target", "features", "scale", "l2", "init", "validation")) {
        Ran ran = reproduce(name, value);
        assertThat(ran.status()).as(name + ": " + ran.err()).isIn(2, 65, 66);
        assertThat(ran.err()).doesNotContain("internal error");
        assertThat(treasure).hasContent("mine");
        assertThat(files()).isEqualTo(before);
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.sorted().toList());
    }
  }
}
