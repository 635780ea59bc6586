package dev.neuron.data;

/** Turns the text of records into features, target and weight, in raw units. One thread. */
@SuppressWarnings("DoNotCallSuggester") // until it is written
public final class RecordEncoder {
  RecordEncoder() {}

  /**
   * Fills in the features.
   *
   * @param features receives the features in raw units, (features)
   * @return false if a cell is missing and the rule is to skip such rows: {@code features} is
   *     undefined then
   * @throws DataException of kind CONTENT if the record has too few or too many cells, a cell is no
   *     number, a cell is missing and the rule is {@code error}, or a one-hot value is unseen
   */
  public boolean features(SourceRecord row, double[] features) {
    throw new UnsupportedOperationException("being written");
  }

  /**
   * The target.
   *
   * @return the target in raw units, NaN if the cell is missing
   * @throws DataException of kind CONTENT if there is no such column or the cell is no number
   */
  public double target(SourceRecord row) {
    throw new UnsupportedOperationException("being written");
  }
}
