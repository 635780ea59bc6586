package dev.neuron.report.compare;

import dev.neuron.data.LoadReport;
import dev.neuron.report.doc.Page;
import dev.neuron.train.compare.ComparedRun;
import dev.neuron.train.compare.Standing;
import dev.neuron.train.compare.Standings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that a comparison shows.
 *
 * @param standings the runs, ranked
 * @param data what was read
 * @param features the features' names
 * @param options every option that all runs share, by its name on the command line
 * @param version the program's
 */
public record ComparisonSummary(
    Standings standings,
    LoadReport data,
    List<String> features,
    Map<String, Object> options,
    String version)
    implements Compared {

  @Override
  public void show(Page page) {
    page.table(ComparisonTable.of(this));
    ComparisonText.below(this).lines().forEach(page::aside);
  }

  @Override
  public String csv() {
    return new ComparisonRecords(this).csv();
  }

  @Override
  public String jsonLines() {
    return new ComparisonRecords(this).jsonLines();
  }

  @Override
  public String json() {
    return new ComparisonRecords(this).json();
  }

  /** The runs in the order of their ranks. */
  List<ComparedRun> runs() {
    List<ComparedRun> runs = new ArrayList<>();
    for (Standing place : standings.places()) {
      runs.addAll(place.runs());
    }
    return runs;
  }
}
