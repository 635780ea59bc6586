package dev.neuron.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.neuron.cli.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of pages as a reader has them: in a browser, from files. One browser serves all of them.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {
  static final Path DIABETES = Path.of("data", "diabetes.csv");
  static final Path FAITHFUL = Path.of("data", "faithful.csv");
  static final String CAPTION = "document.querySelector('#parameters caption').textContent";

  Path directory;
  Browser page;
  private int drawn;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(Browser.program() != null, "there is no Chromium on the PATH");
    directory = folder;
    page = Browser.start(folder.resolve("profile"));
  }

  @AfterAll
  void end() {
    if (page != null) {
      page.close();
    }
  }

  @BeforeEach
  void look() throws IOException, InterruptedException {
    page.look(1280, 900, false, "screen");
  }

  @AfterEach
  void nothing_was_complained_of() {
    assertThat(page.complaints()).isEmpty();
  }

  /** Opens the page that surface draws with these options. */
  void open(Object... options) throws InterruptedException {
    Path file = directory.resolve("surface" + ++drawn + ".html");
    List<Object> args = new ArrayList<>(List.of("surface", "-q", "-o", file));
    args.addAll(Arrays.asList(options));
    assertThat(Ran.neuron(args.toArray()).status()).isIn(0, 3, 4); // drawn, diverged, dead
    page.show(file);
  }

  double number(String expression) throws InterruptedException {
    return Double.parseDouble(page.evaluate(expression));
  }

  String text(String id) throws InterruptedException {
    return page.evaluate("document.getElementById('" + id + "').textContent");
  }
}
