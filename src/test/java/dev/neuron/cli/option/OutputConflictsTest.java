package dev.neuron.cli.option;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutputConflictsTest {
  @TempDir Path folder;

  private static OutputConflicts places(List<String> inputs) {
    OutputStream none = OutputStream.nullOutputStream();
    return new OutputConflicts(new Console(InputStream.nullInputStream(), none, none), inputs);
  }

  private static void assertRefused(OutputConflicts places, Path file, String why) {
    assertThatThrownBy(() -> places.take("--model", file))
        .isInstanceOf(UsageException.class)
        .hasMessage("--model: '" + file + "' " + why + "; name another file");
  }

  @Test
  void the_data_are_kept_whatever_name_leads_to_them() throws IOException {
    Path data = Files.createFile(folder.resolve("d.csv"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), data);
    OutputConflicts places = places(List.of("-", link.toString(), "no\0name"));
    String lost = "is a file to be read, and would be lost";
    assertRefused(places, data, lost);
    assertRefused(places, link, lost);
    assertRefused(places, folder.resolve("../" + folder.getFileName() + "/d.csv"), lost);
    places.take("--model", folder.resolve("m.json"));
  }

  @Test
  void a_hard_link_is_the_file_it_is_a_link_to() throws IOException {
    Path data = Files.createFile(folder.resolve("d.csv"));
    Path other = Files.createLink(folder.resolve("other.csv"), data);
    assertRefused(
        places(List.of("d.csv", data.toString())),
        other,
        "is a file to be read, and would be lost");
  }

  @Test
  void what_a_run_starts_from_makes_way_for_its_own_kind_alone() throws IOException {
    Path start = Files.createFile(folder.resolve("m.json"));
    Path link = Files.createLink(folder.resolve("other.json"), start);
    OutputConflicts places = places(List.of());
    places.keepFor("--checkpoint", null);
    places.keepFor("--checkpoint", start.toString());
    assertRefused(places, link, "is a file to be read, and would be lost");

    OutputConflicts allowed = places(List.of());
    allowed.keepFor("--model", start.toString());
    allowed.take("--model", link);
    assertThatThrownBy(() -> allowed.take("--log", start)).hasMessageContaining("of --model, too");
  }

  @Test
  void two_names_of_a_file_that_is_not_there_yet_are_one_place() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), real.resolve("m"));
    OutputConflicts places = places(List.of());
    places.take("--log", real.resolve("m"));
    assertRefused(places, link.resolve("m"), "is the file of --log, too");
    assertRefused(places, dangling, "is the file of --log, too");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void the_streams_of_the_answer_and_of_the_notes_are_no_places_for_files() throws IOException {
    String answer = "is where the answer goes";
    assertRefused(places(List.of()), Path.of("/dev/stdout"), answer);
    assertRefused(places(List.of()), Path.of("/proc/self/fd/1"), answer);
    Path link = Files.createSymbolicLink(folder.resolve("l.csv"), Path.of("/dev/stdout"));
    assertRefused(places(List.of()), link, answer);
    assertRefused(places(List.of()), Path.of("/dev/stderr"), "is where notes and warnings go");
  }

  @Test
  void two_outputs_in_one_place_are_refused_and_none_takes_no_place() {
    OutputConflicts places = places(List.of());
    places.take("--log", null);
    places.take("--plot", null);
    places.take("--log", folder.resolve("x"));
    assertRefused(places, folder.resolve("./x"), "is the file of --log, too");
  }

  @Test
  void devices_and_folders_are_left_to_who_opens_them() {
    OutputConflicts places = places(List.of(folder.toString()));
    Path device = Path.of("/dev/null");
    assertThatCode(
            () -> {
              places.take("--log", device);
              places.take("--model", device);
              places.take("--plot", folder);
            })
        .doesNotThrowAnyException();
  }
}
