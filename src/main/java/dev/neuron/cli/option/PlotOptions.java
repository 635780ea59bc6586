package dev.neuron.cli.option;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.Terminal;
import dev.neuron.cli.console.UsageException;
import dev.neuron.data.io.AtomicFile;
import dev.neuron.report.chart.Chart;
import dev.neuron.report.chart.Picture;
import dev.neuron.report.chart.TerminalChart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The pictures of a command: one on the terminal, others in files. */
public final class PlotOptions extends OptionGroup {
  /** When to draw on the terminal. */
  enum When {
    AUTO,
    ALWAYS,
    NEVER
  }

  private final Option<List<Path>> plot =
      option("--plot", "FILE")
          .help("Draw a picture into this file; .svg, .png or .html; may be repeated.")
          .files()
          .otherwise(List.of());
  private final Option<When> chart =
      option("--chart", "WHEN")
          .help(
              "Draw a chart in characters below text: ${COMPLETION-CANDIDATES} (default: auto, on a"
                  + " terminal).")
          .choice(When.AUTO);

  /** Whether a file is to be drawn into. */
  public boolean isGiven() {
    return !plot.value().isEmpty();
  }

  /** Takes the places of the files. */
  public void take(OutputConflicts places) {
    plot.value().forEach(file -> places.take("--plot", file));
  }

  /**
   * Opens the files, so that one that cannot be created costs no training.
   *
   * @throws UsageException if the name of one has the ending of no picture
   */
  public Pictures open() {
    for (Path file : plot.value()) {
      if (Picture.ofFile(file.toString()) == null) {
        throw new UsageException("--plot: '" + file + "' ends in none of .svg, .png and .html");
      }
    }
    return new Pictures(plot.value());
  }

  /** Whether a chart is to be drawn below the text. */
  public boolean onTerminal() {
    return chart.value() == When.ALWAYS || (chart.value() == When.AUTO && Terminal.is(1));
  }

  /**
   * Draws below the text if that is wanted, and saves.
   *
   * @param picture is asked only where there is something to draw
   * @param text whether the answer is text
   */
  public void show(Supplier<Chart> picture, boolean text, Pictures files, Console console) {
    boolean drawn = text && onTerminal();
    if (drawn || !files.isEmpty()) {
      Chart chart = picture.get();
      if (drawn) {
        draw(chart, console);
      }
      files.save(chart);
    }
  }

  /** Draws the chart below the text. */
  public void draw(Chart picture, Console console) {
    console
        .out()
        .print("\n" + TerminalChart.render(picture, Terminal.width(), console.colorsOut()));
  }

  /** The files that a picture is to be put into, open; there may be none. */
  public static final class Pictures implements AutoCloseable {
    private final List<Path> paths;
    private final List<AtomicFile> files = new ArrayList<>();

    private Pictures(List<Path> paths) {
      this.paths = paths;
      try {
        for (Path path : paths) {
          files.add(AtomicFile.create(path));
        }
      } catch (RuntimeException failure) {
        close();
        throw failure;
      }
    }

    /** Whether there is none. */
    public boolean isEmpty() {
      return files.isEmpty();
    }

    /** Puts the picture into every file. */
    public void save(Chart chart) {
      for (int i = 0; i < files.size(); i++) {
        Path path = paths.get(i);
        files.get(i).finish(Picture.ofFile(path.toString()).draw(chart, path));
      }
    }

    @Override
    public void close() {
      files.forEach(AtomicFile::close);
    }
  }
}
