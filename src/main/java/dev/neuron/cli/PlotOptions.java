package dev.neuron.cli;

import dev.neuron.data.AtomicFile;
import dev.neuron.report.chart.Chart;
import dev.neuron.report.chart.Picture;
import dev.neuron.report.chart.TerminalChart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The pictures of a command: one on the terminal, one in a file. */
final class PlotOptions {
  /** When to draw on the terminal. */
  enum When {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return Spelling.ofOption(this);
    }
  }

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      order = 410,
      description = "Draw the losses into this file; .svg, .png or .html.")
  private Path plot;

  @Option(
      names = "--chart",
      paramLabel = "WHEN",
      order = 411,
      description =
          "Draw a chart in characters below text: ${COMPLETION-CANDIDATES} (default: auto, on a"
              + " terminal).")
  private When chart = When.AUTO;

  /** The picture's file, or null. */
  Path file() {
    return plot;
  }

  /**
   * Refuses a file of a kind that no picture is.
   *
   * @throws UsageException if its name has another ending
   */
  void check() {
    if (plot != null && Picture.ofFile(plot.toString()) == null) {
      throw new UsageException("--plot: '" + plot + "' ends in none of .svg, .png and .html");
    }
  }

  /** Opens the file, so that one that cannot be created costs no training; null without. */
  AtomicFile open() {
    check();
    return plot == null ? null : AtomicFile.create(plot);
  }

  /** Whether a chart is to be drawn below the text. */
  boolean onTerminal() {
    return chart == When.ALWAYS || (chart == When.AUTO && Terminal.is(1));
  }

  /** Draws the chart below the text. */
  void draw(Chart picture, Console console) {
    console
        .out()
        .print("\n" + TerminalChart.render(picture, Terminal.width(), console.colorsOut()));
  }

  /** Puts the picture into the file; nothing without one. */
  void save(Chart picture, AtomicFile file) {
    if (file == null) {
      return;
    }
    try {
      file.stream().write(Picture.ofFile(plot.toString()).draw(picture, plot));
    } catch (IOException e) {
      throw new UncheckedIOException("the stream throws what it should", e);
    }
    file.commit();
  }
}
