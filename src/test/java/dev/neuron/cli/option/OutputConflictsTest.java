package dev.neuron.cli.option;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.cli.console.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputConflictsTest {
  @TempDir Path folder;

  private static void assertRefused(OutputConflicts places, Path file, String why) {
    assertThatThrownBy(() -> places.take("--model", file))
        .isInstanceOf(UsageException.class)
        .hasMessage("--model: '" + file + "' " + why + "; name another file");
  }

  @Test
  void the_data_are_kept_whatever_name_leads_to_them() throws IOException {
    Path data = Files.createFile(folder.resolve("d.csv"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), data);
    OutputConflicts places = new OutputConflicts(List.of("-", link.toString(), "no\0name"));
    String lost = "is a file to be read, and would be lost";
    assertRefused(places, data, lost);
    assertRefused(places, link, lost);
    assertRefused(places, folder.resolve("../" + folder.getFileName() + "/d.csv"), lost);
    places.take("--model", folder.resolve("m.json"));
  }

  @Test
  void two_outputs_in_one_place_are_refused_and_none_takes_no_place() {
    OutputConflicts places = new OutputConflicts(List.of());
    places.take("--log", null);
    places.take("--plot", null);
    places.take("--log", folder.resolve("x"));
    assertRefused(places, folder.resolve("./x"), "is the file of --log, too");
  }

  @Test
  void devices_and_folders_are_left_to_who_opens_them() {
    OutputConflicts places = new OutputConflicts(List.of(folder.toString()));
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
