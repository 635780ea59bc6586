package dev.neuron.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
  private static final Path MANUAL = Path.of("src/site/markdown");

  /** The command stands above the picture; run by hand, it draws the picture anew. */
  @Test
  void the_picture_of_compare_is_the_one_that_its_command_draws(@TempDir Path folder)
      throws IOException {
    String page = Files.readString(MANUAL.resolve("first-neuron.md"));
    Matcher command =
        Pattern.compile("(?m)^\\$ neuron (compare .*) compare.svg (.*)$").matcher(page);
    assertThat(command.find()).isTrue();
    Path drawn = folder.resolve("compare.svg");
    String words = command.group(1) + " " + drawn + " " + command.group(2);
    assertThat(Ran.neuron((Object[]) words.split(" ")).status()).isZero();
    assertThat(drawn).hasSameTextualContentAs(MANUAL.resolve("pictures/compare.svg"));
  }
}
