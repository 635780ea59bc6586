package dev.neuron.cli.session;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.option.PlotOptions;
import dev.neuron.report.chart.Chart;
import dev.neuron.report.compare.RunCharts;
import dev.neuron.report.run.RunEnd;
import dev.neuron.report.run.RunReport;
import dev.neuron.report.run.RunStart;
import dev.neuron.train.EpochResult;
import java.util.Arrays;

/** A run as a picture, drawn when it has ended. */
public final class PictureReport implements RunReport, AutoCloseable {
  private final PlotOptions options;
  private final Console console;
  private final String data;
  private final boolean drawn;
  private final PlotOptions.Pictures pictures;
  private double[] losses = new double[128];
  private double[] validation = new double[128];
  private int lines;
  private int firstEpoch;

  /**
   * Opens the files.
   *
   * @param data what the run learns from
   * @param drawn whether to draw below the text as well
   */
  public PictureReport(PlotOptions options, Console console, String data, boolean drawn) {
    this.options = options;
    this.console = console;
    this.data = data;
    this.drawn = drawn;
    this.pictures = options.open();
  }

  @Override
  public void start(RunStart start) {
    // Nothing is drawn before the end.
  }

  @Override
  public void epoch(EpochResult line) {
    if (lines == 0) {
      firstEpoch = line.epoch();
    }
    if (lines == losses.length) {
      losses = Arrays.copyOf(losses, 2 * lines);
      validation = Arrays.copyOf(validation, 2 * lines);
    }
    validation[lines] = line.validationLoss();
    losses[lines++] = line.loss();
  }

  @Override
  public void end(RunEnd end) {
    boolean validated = lines > 0 && !Double.isNaN(validation[0]);
    Chart chart =
        RunCharts.of(
            end,
            firstEpoch,
            Arrays.copyOf(losses, lines),
            validated ? Arrays.copyOf(validation, lines) : null,
            data);
    if (drawn) {
      options.draw(chart, console);
    }
    pictures.save(chart);
  }

  @Override
  public void close() {
    pictures.close();
  }
}
