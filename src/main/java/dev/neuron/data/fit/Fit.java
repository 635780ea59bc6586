package dev.neuron.data.fit;

import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.Fault;
import dev.neuron.data.Feature;
import dev.neuron.data.MissingRule;
import dev.neuron.data.Note;
import dev.neuron.data.SafeText;
import dev.neuron.data.Scaling;
import dev.neuron.data.Statistics;
import dev.neuron.data.block.BlockFold;
import dev.neuron.data.block.BlockTasks;
import dev.neuron.math.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From raw blocks to a dataset: missing cells replaced, statistics taken, features scaled. */
public final class Fit {
  /** How many columns of a kind are told one by one. */
  private static final int NOTES = 5;

  private final DataRequest request;
  private final String file;
  private final List<Note> notes;

  public Fit(DataRequest request, String file, List<Note> notes) {
    this.request = request;
    this.file = file;
    this.notes = notes;
  }

  private BlockFold local(List<Block> blocks) {
    return BlockFold.of(blocks, request.threads());
  }

  /** The columns of training data; what stands in for missing cells is put in place. */
  public Columns learn(List<Feature> features, String target, List<Block> training) {
    Columns columns = columns(features, target, local(training));
    if (request.missing().replaces()) {
      Imputation.apply(training, columns.features());
    }
    return columns;
  }

  /** The columns of training data. */
  public Columns columns(List<Feature> features, String target, BlockFold training) {
    MissingRule rule = request.missing();
    return new Columns(Imputation.learn(features, rule, training, file), target, rule);
  }

  /** Statistics of the training part, with notes on columns that carry nothing of their own. */
  public Statistics statistics(List<Block> training, Columns columns) {
    return statistics(local(training), columns);
  }

  /** The same, whoever sums. */
  public Statistics statistics(BlockFold training, Columns columns) {
    Statistics statistics = StatisticsSum.of(training, columns.size(), file);
    noteConstants(columns, statistics);
    noteTwins(columns, statistics, training);
    return statistics;
  }

  public Scaling scaling(Statistics statistics, Columns columns) {
    Scaling scaling = Scaling.of(request.scaling(), statistics);
    for (int j = 0; j < scaling.features(); j++) {
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

  public void scale(List<Block> blocks, Scaling scaling) {
    BlockTasks.run(
        blocks.size(),
        request.threads(),
        b -> scaling.apply(blocks.get(b).x(), blocks.get(b).rows()));
  }

  private void noteConstants(Columns columns, Statistics statistics) {
    List<String> constant = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      if (statistics.min()[j] == statistics.max()[j]) {
        constant.add(columns.features().get(j).name());
      }
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
  private void noteTwins(Columns columns, Statistics statistics, BlockFold training) {
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
    EqualColumns compared = training.fold(new EqualColumns(ones, others));
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
