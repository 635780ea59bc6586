package dev.neuron.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.neuron.cli.CommandName;
import dev.neuron.cli.Ran;
import dev.neuron.cli.command.TrainCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

/** What a model file, which may come from anywhere, can make this program do. */
class ReplayTest {
  /** Command lines that between them give every option that is replayed. */
  private static final List<String> COMMAND_LINES =
      List.of(
          "",
          "-e 0 -l 0.5 -b 32 --no-shuffle --init he --seed -7",
          "-a leaky-relu --alpha 1 --cost huber --delta 2 --l1 0.1 --l2 1e-3",
          "-a ELU --cost quantile --quantile 0.25 --init 0.5 --tolerance 0 --patience 3",
          "-o momentum --momentum 0.5 --schedule step:30:0.1 --warmup 2 --target-loss -1",
          "-o adam --beta1 0.5 --beta2 0.75 --epsilon 1e-3 --max-time 5 --warmup 1",
          "-o adamw --weight-decay 0 -b 1e1 --validation 0.25 --schedule constant",
          "-o rmsprop --target a=b --features x,--y,@z --exclude -1 --one-hot c --reference"
              + " first,c=d --weights w",
          "--scale minmax --missing 0.5 --bad-rows skip --max-bad-rows 3 --positive yes",
          "--header no --delimiter tab --quote none --comment # --decimal , --thousands .",
          "--folds 5 --fold-by site",
          "--encoding UTF-16 --missing-tokens NA,- --max-expansion none --cache c.npy",
          "--skip-lines 3 --units --date when:year,month,then");

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

  private static TrainCommand parsed(List<String> arguments) {
    TrainCommand train = new TrainCommand();
    train.parser("train").parseArgs(arguments.toArray(new String[0]));
    return train;
  }

  private static List<String> again(Map<String, Object> record) {
    return new TrainCommand().arguments(record, name -> fail(name + " is not kept"));
  }

  static List<String> commandLines() {
    return COMMAND_LINES;
  }

  @ParameterizedTest
  @MethodSource("commandLines")
  void what_a_record_gives_again_is_recorded_the_same(String line) {
    List<String> words = line.isEmpty() ? List.of() : List.of(line.split(" "));
    Map<String, Object> record = OptionGroup.record(parsed(words));
    Map<String, Object> second = OptionGroup.record(parsed(again(record)));
    OptionGroup train = new TrainCommand();
    record.keySet().removeIf(name -> !train.kept(name).isReplayed());
    assertThat(second).containsExactlyEntriesOf(record);
  }

  @Test
  void numbers_and_truths_are_recorded_as_such_where_a_word_or_a_file_would_do_too() {
    String line = "--init 0.5 --missing -1 --validation .25 -b 8 -l 0.1 --no-shuffle --units";
    assertThat(OptionGroup.record(parsed(List.of(line.split(" ")))))
        .containsEntry("init", 0.5)
        .containsEntry("missing", -1.0)
        .containsEntry("validation", 0.25)
        .containsEntry("batch-size", 8L)
        .containsEntry("learning-rate", 0.1)
        .containsEntry("shuffle", false)
        .containsEntry("units", true);
  }

  @Test
  void older_records_which_have_texts_in_their_place_give_the_same_again() {
    Map<String, Object> older = new LinkedHashMap<>();
    older.put("init", "0.5");
    older.put("shuffle", "false");
    older.put("units", "true");
    older.put("validation", "0.25");
    assertThat(again(older))
        .containsExactly("--init=0.5", "--no-shuffle", "--units=true", "--validation=0.25");
    older.put("shuffle", "true");
    assertThat(again(older)).contains("--shuffle");
  }

  @Test
  void the_command_lines_tried_give_every_option_that_is_replayed() {
    Set<String> tried = new TreeSet<>();
    for (String line : COMMAND_LINES) {
      tried.addAll(OptionGroup.record(parsed(List.of((line + " -q").trim().split(" ")))).keySet());
    }
    OptionGroup train = new TrainCommand();
    for (String name : names(CommandName.TRAIN)) {
      if (train.kept(name) != null && train.kept(name).isReplayed()) {
        assertThat(tried).contains(name);
      }
    }
  }

  /** Files of version 0.1, before the record was derived, have them in this order. */
  @Test
  void the_options_are_kept_in_the_order_that_model_files_have_always_had() {
    assertThat(OptionGroup.record(parsed(List.of())).keySet())
        .containsExactly(
            ("activation alpha cost epochs learning-rate batch-size optimizer schedule warmup l1 l2"
                    + " init seed shuffle tolerance scale missing bad-rows")
                .split(" "));
  }

  private static boolean isReplayed(OptionGroup group, String name) {
    return group.kept(name) != null && group.kept(name).isReplayed();
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
          assertThat(isReplayed(declaring, name))
              .as(command + " --" + name)
              .isEqualTo(INPUTS.contains(name) && declaring.kept(name) != null);
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
    OptionGroup train = new TrainCommand();
    names.removeIf(name -> train.kept(name) != null);
    assertThat(names).contains("rejects", "model", "log", "plot", "checkpoint", "threads", "e");
    names.addAll(List.of("rejects=x", "no-shuffle", "-rejects", "--rejects", "", "@x"));
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
  @ValueSource(strings = {"cache", "max-time", "max-expansion", "jdbc"})
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
  void a_model_file_does_not_ask_a_database() throws IOException {
    List<Path> before = files();
    String places = "jdbc:h2:" + folder.resolve("made") + ";INIT=SELECT 1";
    Ran ran = reproduce("query", "SELECT 1 AS x, 2 AS y\", \"jdbc\": \"" + places);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("which a model file does not ask again");
    assertThat(ran.out()).isEmpty();
    assertThat(files()).isEqualTo(before);
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
