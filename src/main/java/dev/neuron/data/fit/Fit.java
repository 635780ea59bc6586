package dev.neuron.data.fit;

import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.Fault;
import dev.neuron.data.Feature;
import dev.neuron.data.LoadReport;
import dev.neuron.data.MissingRule;
import dev.neuron.data.Note;
import dev.neuron.data.SafeText;
import dev.neuron.data.Scaling;
import dev.neuron.data.Statistics;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.block.RawExamples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From raw examples to a dataset, the same for examples in memory, in a file and in Spark: missing
 * cells are replaced, statistics taken, features scaled. It asks the examples for sums alone.
 */
public final class Fit {
  /** How many columns of a kind are told one by one. */
  private static final int NOTES = 5;

  private final DataRequest request;
  private final String file;
  private final List<Note> notes;

  /**
   * A fit as it is asked for.
   *
   * @param file the name to give where the data as a whole are meant
   * @param notes receives what is found
   */
  public Fit(DataRequest request, String file, List<Note> notes) {
    this.request = request;
    this.file = file;
    this.notes = notes;
  }

  /** The same fit of other examples, of which nothing is told. */
  Fit quiet() {
    return new Fit(request, file, new ArrayList<>());
  }

  /** The name to give where the data as a whole are meant. */
  String file() {
    return file;
  }

  /** Adds what somebody else found. */
  void note(Note note) {
    notes.add(note);
  }

  /**
   * Makes training data.
   *
   * @param raw the columns, without what stands in for missing cells
   * @param report what was read; its notes are those of this fit
   * @throws DataException of kind CONTENT if a mean or the scaling does not exist
   */
  public Dataset training(Columns raw, RawExamples examples, LoadReport report) {
    List<Feature> features = withReplacements(raw.features(), examples);
    Columns columns = new Columns(features, raw.target(), request.missing(), raw.reading());
    if (request.missing().replaces()) {
      examples.replaceMissing(features);
    }
    Statistics statistics = StatisticsSum.of(examples, columns.size(), file);
    noteConstants(columns, statistics);
    noteTwins(columns, statistics, examples);
    Scaling scaling = scaling(statistics, columns);
    examples.scale(scaling);
    return new Dataset(examples.blocks(), columns, scaling, statistics, report.withNotes(notes));
  }

  /** Puts other examples with the same columns into the coordinates of training data. */
  public static Dataset like(Dataset training, RawExamples examples, LoadReport report) {
    if (training.columns().missing().replaces()) {
      examples.replaceMissing(training.columns().features());
    }
    examples.scale(training.scaling());
    return new Dataset(
        examples.blocks(), training.columns(), training.scaling(), training.statistics(), report);
  }

  /** The features with what stands in for missing cells; means are weighted. */
  private List<Feature> withReplacements(List<Feature> features, RawExamples examples) {
    MissingRule rule = request.missing();
    if (!rule.replaces()) {
      return features;
    }
    double[] means =
        rule.kind() == MissingRule.Kind.MEAN ? MeanSum.of(examples, features.size()) : null;
    List<Feature> learned = new ArrayList<>(features.size());
    for (int j = 0; j < features.size(); j++) {
      Feature feature = features.get(j);
      if (means != null && !Double.isFinite(means[j])) {
        throw DataException.content(
            new Fault(
                file,
                0,
                feature.source(),
                null,
                "there is no value to take the mean of",
                "use --missing zero, or do without the column"));
      }
      double mean = means == null ? feature.replacement() : means[j];
      learned.add(feature.withReplacement(mean).withReplacement(rule));
    }
    return learned;
  }

  private Scaling scaling(Statistics statistics, Columns columns) {
    Scaling scaling = Scaling.of(request.scaling(), statistics);
    for (int j = 0; j < scaling.features(); j++) {
      scaling.constant()[j] |= columns.features().get(j).isReference(); // in raw numbers, too
      double scale = scaling.scale()[j];
      if (!Double.isFinite(scaling.shift()[j]) || !Double.isFinite(scale) || scale == 0) {
        throw DataException.content(
            new Fault(
                file,
                0,
                columns.features().get(j).name(),
                null,
                "its values are too far apart or too close together to be scaled",
                "change the unit of the column, or use --scale "
                    + (request.scaling() == Scaling.Kind.STANDARD ? "minmax" : "none")));
      }
    }
    return scaling;
  }

  private void noteConstants(Columns columns, Statistics statistics) {
    List<String> constant = new ArrayList<>();
    List<String> references = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      if (columns.features().get(j).isReference()) {
        references.add(columns.features().get(j).name());
      } else if (statistics.min()[j] == statistics.max()[j]) {
        constant.add(columns.features().get(j).name());
      }
    }
    if (!references.isEmpty()) {
      notes.add(
          Note.note(
              "the other categories are compared with "
                  + SafeText.list(references)
                  + (references.size() == 1 ? ": its weight is 0" : ": their weights are 0")));
    }
    if (!constant.isEmpty()) {
      boolean one = constant.size() == 1;
      notes.add(
          Note.note(
              (one ? "column " : "columns ")
                  + SafeText.list(constant)
                  + (one ? " never varies" : " never vary")
                  + (request.scaling() == Scaling.Kind.NONE
                      ? ": the bias says as much"
                      : one ? ": its weight is 0" : ": their weights are 0")));
    }
  }

  /** Equal columns have equal sums, bit for bit; only those are compared value by value. */
  private void noteTwins(Columns columns, Statistics statistics, RawExamples training) {
    Map<Double, Integer> byMean = new HashMap<>();
    List<int[]> pairs = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      if (statistics.min()[j] != statistics.max()[j]) {
        Integer other = byMean.putIfAbsent(statistics.mean()[j], j);
        if (other != null) {
          pairs.add(new int[] {other, j});
        }
      }
    }
    if (pairs.isEmpty()) {
      return;
    }
    int[] ones = pairs.stream().mapToInt(pair -> pair[0]).toArray();
    int[] others = pairs.stream().mapToInt(pair -> pair[1]).toArray();
    EqualColumns compared = training.sum(new EqualColumns(ones, others));
    int twins = 0;
    for (int k = 0; k < ones.length; k++) {
      if (compared.areEqual(k) && ++twins <= NOTES) {
        noteTwin(columns.features().get(ones[k]), columns.features().get(others[k]));
      }
    }
    if (twins > NOTES) {
      notes.add(Note.note((twins - NOTES) + " more columns are equal to an earlier one"));
    }
  }

  private void noteTwin(Feature one, Feature other) {
    notes.add(
        Note.note(
            "columns "
                + SafeText.of(one.name())
                + " and "
                + SafeText.of(other.name())
                + " are equal in every row: one of them is enough (--exclude)"));
  }
}
