package dev.neuron.cli.option;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.Terminal;
import dev.neuron.cli.console.UsageException;
import dev.neuron.data.io.AtomicFile;
import dev.neuron.report.chart.Chart;
import dev.neuron.report.chart.Picture;
import dev.neuron.report.chart.TerminalChart;
import java.nio.file.Path;

/** The pictures of a command: one on the terminal, one in a file. */
public final class PlotOptions extends OptionGroup {
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

  private final Option<Path> plot =
      option("--plot", "FILE").help("Draw the losses into this file; .svg, .png or .html.").file();
  private final Option<When> chart =
      option("--chart", "WHEN")
          .help(
              "Draw a chart in characters below text: ${COMPLETION-CANDIDATES} (default: auto, on a"
                  + " terminal).")
          .choice(When.AUTO);

  /** The picture's file, or null. */
  public Path file() {
    return plot.value();
  }

  /**
   * Refuses a file of a kind that no picture is.
   *
   * @throws UsageException if its name has another ending
   */
  void check() {
    if (plot.isGiven() && Picture.ofFile(plot.value().toString()) == null) {
      throw new UsageException(
          "--plot: '" + plot.value() + "' ends in none of .svg, .png and .html");
    }
  }

  /** Opens the file, so that one that cannot be created costs no training; null without. */
  public AtomicFile open() {
    check();
    return plot.isGiven() ? AtomicFile.create(plot.value()) : null;
  }

  /** Whether a chart is to be drawn below the text. */
  public boolean onTerminal() {
    return chart.value() == When.ALWAYS || (chart.value() == When.AUTO && Terminal.is(1));
  }

  /** Draws the chart below the text. */
  public void draw(Chart picture, Console console) {
    console
        .out()
        .print("\n" + TerminalChart.render(picture, Terminal.width(), console.colorsOut()));
  }

  /** Puts the picture into the file; nothing without one. */
  public void save(Chart picture, AtomicFile file) {
    if (file != null) {
      file.finish(Picture.ofFile(plot.value().toString()).draw(picture, plot.value()));
    }
  }
}
