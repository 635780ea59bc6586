package dev.neuron.diagnose;

import dev.neuron.data.Statistics;
import dev.neuron.data.block.Dataset;
import dev.neuron.math.Activation;
import java.util.List;

/**
 * The examples that training would see.
 *
 * @param examples how many there are
 * @param features their names
 * @param sources the columns the features are made from, (features)
 * @param target the target column's name
 * @param targets the targets' mean, standard deviation, least and greatest
 * @param unreachable the share of targets, 0…1, that a relu can't put out: those below 0
 * @param unreachableVariance the least that those cost, in shares of the targets' variance
 * @param freeCategories the columns whose features add up to the bias
 * @param binary whether every target is 0 or 1
 * @param conditioning one for each way of scaling
 */
public record DataSummary(
    long examples,
    List<String> features,
    List<String> sources,
    String target,
    Statistics.Target targets,
    double unreachable,
    double unreachableVariance,
    List<String> freeCategories,
    boolean binary,
    List<Conditioning> conditioning) {

  /** Copies the lists. */
  public DataSummary {
    features = List.copyOf(features);
    sources = List.copyOf(sources);
    freeCategories = List.copyOf(freeCategories);
    conditioning = List.copyOf(conditioning);
  }

  /**
   * Sums up examples.
   *
   * @param raw examples in raw units (scaling NONE)
   */
  public static DataSummary of(Dataset raw, int threads) {
    Targets targets = Targets.of(raw.blocks());
    String[] sources = new String[raw.features()];
    for (int j = 0; j < sources.length; j++) {
      sources[j] = raw.columns().features().get(j).source();
    }
    return new DataSummary(
        raw.rows(),
        raw.columns().names(),
        List.of(sources),
        raw.columns().target(),
        raw.statistics().target(),
        targets.shareOutside(Activation.RELU),
        targets.varianceOutside(Activation.RELU),
        raw.columns().freeCategories(),
        targets.allAmong(0, 1),
        Conditioning.all(raw, threads));
  }

  /** The weights and the bias. */
  public int parameters() {
    return features.size() + 1;
  }

  /** The column that sets the stable rate in some coordinates. */
  public String limitingColumn(Conditioning in) {
    return in.column() < 0 ? "the bias" : features.get(in.column());
  }
}
