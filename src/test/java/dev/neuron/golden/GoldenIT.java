package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.ReleaseTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every folder of {@code src/test/resources/golden} through the packaged program and compares
 * all it printed; {@code -Dgolden.update=true} writes what it printed into the folders instead.
 */
@Execution(ExecutionMode.CONCURRENT)
class GoldenIT {
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final Path ROOT =
      PackagedProgram.projectDirectory().resolve("src/test/resources/golden");

  static List<GoldenCase> cases() throws IOException {
    return GoldenCase.findAll(ROOT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void prints_what_is_expected(GoldenCase golden, @TempDir Path directory) throws IOException {
    golden.furnish(directory, PackagedProgram.projectDirectory());
    PackagedProgram.Outcome outcome =
        PackagedProgram.run(directory, golden.stdin(), golden.arguments());

    // Standard error first: it says what went wrong when the rest differs.
    compare(golden, "stderr", outcome.stderr(), directory);
    compare(golden, "stdout", outcome.stdout(), directory);
    compare(golden, "exit", outcome.exit() == 0 ? "" : outcome.exit() + "\n", directory);
    for (Path file : golden.expectedFiles()) {
      assertThat(directory.resolve(file)).exists();
      String actual = Files.readString(directory.resolve(file), StandardCharsets.UTF_8);
      compare(golden, "expected/" + file, actual, directory);
    }
  }

  @Test
  void man_pages_are_those_expected(@TempDir Path directory) throws IOException {
    ReleaseTexts.write(directory);
    GoldenCase man = GoldenCase.of(ROOT, ROOT.resolve("man"));
    try (Stream<Path> pages = Files.list(directory.resolve("man-source"))) {
      for (Path page : pages.sorted().toList()) {
        compare(man, page.getFileName().toString(), Files.readString(page), directory);
      }
    }
  }

  private static void compare(GoldenCase golden, String file, String actual, Path directory)
      throws IOException {
    String expected = golden.expected(file);
    String general =
        new GoldenPattern(expected).generalise(actual.replace(directory.toString(), "{dir}"));
    if (UPDATE) {
      golden.expect(file, general);
    } else {
      assertThat(general).as("%s of %s", file, golden.name()).isEqualTo(expected);
    }
  }
}
