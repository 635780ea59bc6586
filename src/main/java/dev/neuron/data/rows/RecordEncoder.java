package dev.neuron.data.rows;

import dev.neuron.data.Columns;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.MissingRule;
import dev.neuron.data.NumberText;
import dev.neuron.data.TextTarget;
import dev.neuron.data.UnseenRule;
import dev.neuron.data.columns.KnownColumns;
import dev.neuron.data.columns.OneHot;
import dev.neuron.data.csv.CellParser;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.data.csv.SourceRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the text of records into features and target, in raw units. For one thread. */
public final class RecordEncoder {
  private final Columns columns;
  private final OneHot expansion;
  private final CellParser cells;
  private final UnseenRule unseen;
  private final List<String> names;
  private final int target;
  private final int[] sources;
  private final List<Map<String, Integer>> categories;

  /**
   * Turns records with the stream's header into features. Order and extra columns do not matter.
   *
   * @param columns what the features are made of
   * @param stream where the records will come from
   * @param unseen what to do with a one-hot value that is not among the features
   * @throws DataException of kind CONTENT if a column is missing
   */
  public static RecordEncoder of(Columns columns, RecordStream stream, UnseenRule unseen) {
    return new RecordEncoder(columns, stream.header(), stream.file(), stream.format(), unseen);
  }

  public RecordEncoder(
      Columns columns, List<String> names, String file, CsvFormat format, UnseenRule unseen) {
    this.columns = columns;
    this.expansion = OneHot.of(columns);
    this.cells = new CellParser(format.withThousands(columns.reading().thousands()));
    this.unseen = unseen;
    this.names = names;
    this.target = names.indexOf(columns.target());
    this.sources = new int[expansion.places().length];
    this.categories = new java.util.ArrayList<>();
    for (int s = 0; s < sources.length; s++) {
      sources[s] = KnownColumns.find(expansion.source(s), names, file);
      categories.add(categories(expansion.values(s)));
    }
  }

  private static Map<String, Integer> categories(List<String> values) {
    if (values == null) {
      return null;
    }
    Map<String, Integer> codes = new HashMap<>();
    for (int code = 0; code < values.size(); code++) {
      codes.put(values.get(code), code);
    }
    return codes;
  }

  /** Whether the records have the target's column. */
  public boolean hasTarget() {
    return target >= 0;
  }

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
    if (row.cells().length != names.size()) {
      throw DataException.content(
          Fault.ragged(row.file(), row.line(), row.cells().length, names.size()));
    }
    boolean complete = true;
    for (int s = 0; s < sources.length; s++) {
      complete &= put(s, row, features);
    }
    return complete;
  }

  private boolean put(int slot, SourceRecord row, double[] features) {
    String cell = row.cells()[sources[slot]];
    int[] places = expansion.places()[slot];
    if (cells.isMissing(cell)) {
      return replace(row, sources[slot], places, features);
    }
    Map<String, Integer> codes = categories.get(slot);
    if (codes == null) {
      features[places[0]] = number(row, sources[slot]);
      return true;
    }
    Integer code = codes.get(NumberText.trimmed(cell));
    if (code == null && unseen == UnseenRule.ERROR) {
      throw DataException.content(
          Fault.unseen(row.file(), row.line(), names.get(sources[slot]), cell));
    }
    for (int place : places) {
      features[place] = 0;
    }
    if (code != null) {
      features[places[code]] = 1;
    }
    return true;
  }

  private boolean replace(SourceRecord row, int column, int[] places, double[] features) {
    if (columns.missing().kind() == MissingRule.Kind.SKIP) {
      return false;
    }
    for (int place : places) {
      features[place] = columns.features().get(place).replacement();
      if (Double.isNaN(features[place])) {
        throw DataException.content(
            Fault.missing(row.file(), row.line(), names.get(column), row.cells()[column]));
      }
    }
    return true;
  }

  /**
   * The target.
   *
   * @return the target in raw units, NaN if the cell is missing
   * @throws DataException of kind CONTENT if there is no such column, the record is too short, or
   *     the cell is no number
   */
  public double target(SourceRecord row) {
    if (target < 0) {
      KnownColumns.find(columns.target(), names, row.file());
    }
    if (row.cells().length != names.size()) {
      throw DataException.content(
          Fault.ragged(row.file(), row.line(), row.cells().length, names.size()));
    }
    String cell = row.cells()[target];
    TextTarget texts = columns.reading().target();
    if (texts == null || cells.isMissing(cell)) {
      return cells.isMissing(cell) ? Double.NaN : number(row, target);
    }
    double value = texts.value(cell);
    if (Double.isNaN(value)) {
      throw DataException.content(
          texts.neither(row.file(), row.line(), names.get(target), cell, false));
    }
    return value;
  }

  /**
   * How much the row counts.
   *
   * @param column the place of the column of weights, from 0
   * @return the weight, ≥ 0, or NaN if the cell is missing
   * @throws DataException of kind CONTENT if the cell is no number that can be a weight
   */
  public double weight(SourceRecord row, int column) {
    if (cells.isMissing(row.cells()[column])) {
      return Double.NaN;
    }
    double weight = number(row, column);
    if (RowParser.isNoWeight(weight)) {
      throw DataException.content(
          Fault.weight(row.file(), row.line(), names.get(column), row.cells()[column], weight));
    }
    return weight;
  }

  private static String otherwise(String cell) {
    String token = CellParser.tokenOption(cell);
    return token == null ? null : "use " + token + " if it means a missing value";
  }

  private double number(SourceRecord row, int column) {
    String cell = row.cells()[column];
    double value = cells.number(cell);
    if (!Double.isFinite(value)) {
      throw DataException.content(
          cells.notANumber(row.file(), row.line(), names.get(column), cell, otherwise(cell)));
    }
    return value;
  }
}
