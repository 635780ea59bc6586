package dev.neuron.data.rows;

import dev.neuron.data.BadRows;
import dev.neuron.data.Columns;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.MissingRule;
import dev.neuron.data.TextTarget;
import dev.neuron.data.UnseenRule;
import dev.neuron.data.columns.Categories;
import dev.neuron.data.columns.ColumnAdvice;
import dev.neuron.data.columns.ColumnPlan;
import dev.neuron.data.columns.InForce;
import dev.neuron.data.columns.KnownColumns;
import dev.neuron.data.columns.OneHot;
import dev.neuron.data.csv.CellParser;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.data.csv.SourceRecord;
import java.util.function.Consumer;

/**
 * The one place where cells become a row of numbers, in training and for a saved neuron alike: each
 * is missing, a number, a category or a text of the target, or there is something wrong with it.
 * What a cell's text means is told by {@link CellParser}. For one thread.
 */
public final class RowParser {
  /** What became of a record. */
  enum Outcome {
    /** It is an example. */
    USED,
    /** A cell is missing, and the rule is to leave such rows out. */
    SKIPPED,
    /** Its faults were told. */
    BAD
  }

  /** The largest weight: sums of larger ones times squares would leave what a double can hold. */
  private static final double MOST_WEIGHT = 1e100;

  private final ColumnPlan plan;
  private final int slots;
  private final ColumnPlan.Use[] uses;
  private final TextTarget texts; // null for a target of numbers
  private final CellParser cells;
  private final boolean units; // are read, or cannot be asked for
  private final MissingRule missing;
  private final Consumer<Fault> faults;

  // Of known columns: null and unused in training.
  private final Columns known;
  private final OneHot oneHot;
  private final UnseenRule unseen;
  private boolean canSkip; // whether there is a --bad-rows skip to name

  /** The slots, NaN where something will stand in, then the target, then the weight. */
  private final double[] row;

  private String file; // of the record that is looked at
  private long line;
  private boolean isBad;
  private boolean isSkipped;
  private boolean tookClass;

  /**
   * For rows to train on or to validate with.
   *
   * @param faults takes whatever is wrong with them
   */
  RowParser(ColumnPlan plan, CsvFormat format, MissingRule missing, Consumer<Fault> faults) {
    this(plan, format, missing, faults, null, null, UnseenRule.ERROR);
  }

  private RowParser(
      ColumnPlan plan,
      CsvFormat format,
      MissingRule missing,
      Consumer<Fault> faults,
      Columns known,
      OneHot oneHot,
      UnseenRule unseen) {
    this.plan = plan;
    this.slots = plan.slots().size();
    this.uses = plan.uses();
    this.texts = plan.reading().target();
    this.cells = new CellParser(format.reading(plan.reading()));
    this.units = known != null || format.conversions().readsUnits();
    this.missing = missing;
    this.faults = faults;
    this.known = known;
    this.oneHot = oneHot;
    this.unseen = unseen;
    this.row = new double[slots + 2];
    this.row[slots + 1] = 1;
  }

  /**
   * For records that a neuron is put through: its features, found by name.
   *
   * @param unseen what to do with a category that is not among the features
   * @param badRows what to do with bad rows, see {@link #isBad}; null where it cannot be chosen
   * @throws DataException of kind CONTENT if a column is not there
   */
  public static RowParser features(
      Columns columns, RecordStream records, UnseenRule unseen, BadRows badRows) {
    return known(columns, records, unseen, badRows, false, -1);
  }

  /** The same with the target, too, and the place of the column of weights, from 0, or −1. */
  public static RowParser examples(
      Columns columns, RecordStream records, UnseenRule unseen, BadRows badRows, int weights) {
    return known(columns, records, unseen, badRows, true, weights);
  }

  private static RowParser known(
      Columns columns,
      RecordStream records,
      UnseenRule unseen,
      BadRows badRows,
      boolean withTarget,
      int weights) {
    OneHot oneHot = OneHot.of(columns);
    ColumnPlan plan =
        KnownColumns.plan(oneHot, columns, records.head(), withTarget, weights)
            .withInForce(InForce.ofKnown(records.head()));
    Consumer<Fault> refusal =
        fault -> {
          if (badRows == null || !badRows.skip()) {
            throw DataException.content(fault);
          }
        };
    RowParser parser =
        new RowParser(plan, records.format(), columns.missing(), refusal, columns, oneHot, unseen);
    parser.canSkip = badRows != null;
    return parser;
  }

  /** Whether a number is none that an example can weigh; NaN is not judged. */
  public static boolean isNoWeight(double value) {
    return value < 0 || value > MOST_WEIGHT;
  }

  /**
   * Makes numbers of a record.
   *
   * @return false if a cell is missing and nothing stands in for it: there are no numbers then
   * @throws DataException of kind CONTENT if something is wrong with the record
   */
  public boolean parse(SourceRecord record) {
    return parse(record.file(), record.line(), record.cells()) == Outcome.USED;
  }

  /** Makes numbers of a record's cells. */
  Outcome parse(String recordFile, long recordLine, String[] record) {
    file = recordFile;
    line = recordLine;
    isBad = false;
    isSkipped = false;
    if (record.length == plan.names().size()) {
      for (ColumnPlan.Use use : uses) {
        parse(use, record[use.column()]);
      }
    } else {
      int expected = plan.names().size();
      refuse(
          known == null || canSkip
              ? Fault.ragged(file, line, record.length, expected)
              : Fault.ragged(file, line, record.length, expected, "mend the row"));
    }
    return isBad ? Outcome.BAD : isSkipped ? Outcome.SKIPPED : Outcome.USED;
  }

  /** The slots, (slots), then the target, then the weight, 1 without a column of weights. */
  double[] row() {
    return row;
  }

  /** Of the last record, raw units. */
  public double target() {
    return row[slots];
  }

  public double weight() {
    return row[slots + 1];
  }

  /** Whether the last record could not be read. */
  public boolean isBad() {
    return isBad;
  }

  /** Whether a 1 or 0 stood for a text of the target in any record so far. */
  public boolean tookClass() {
    return tookClass;
  }

  /**
   * The features of the last record, of known columns.
   *
   * @param into receives them in raw units, (features)
   */
  public void features(double[] into) {
    oneHot.expand(row, 0, into, 0);
    for (int j = 0; j < into.length; j++) {
      into[j] = Double.isNaN(into[j]) ? known.features().get(j).replacement() : into[j];
    }
  }

  private void parse(ColumnPlan.Use use, String cell) {
    int place = use.place();
    Categories categories = place < slots ? plan.slots().get(place).categories() : null;
    if (cells.isMissing(cell)) {
      row[place] = Double.NaN;
      judgeMissing(use, cell, categories != null);
    } else if (categories != null) {
      row[place] = code(categories, use, cell);
    } else {
      row[place] = place == slots && texts != null ? text(use, cell) : number(use, cell);
    }
  }

  /** A target or a weight is never replaced, and no number is a category. */
  private void judgeMissing(ColumnPlan.Use use, String cell, boolean category) {
    boolean replaceable = use.place() < slots && missing.replaces();
    boolean noCategory = replaceable && category && missing.kind() == MissingRule.Kind.NUMBER;
    if (missing.kind() == MissingRule.Kind.ERROR || noCategory) {
      refuse(
          use.place() >= slots
              ? Fault.missing(
                  file, line, name(use), cell, "use --missing skip to leave such rows out")
              : plan.inForce().ofMissing(use, plan, Fault.missing(file, line, name(use), cell)));
    }
    isSkipped |= !replaceable;
  }

  private double code(Categories categories, ColumnPlan.Use use, String cell) {
    double code = categories.code(cell);
    if (code == Categories.UNSEEN && !categories.isFixed()) {
      throw DataException.content(
          new Fault(
              file,
              line,
              name(use),
              null,
              "has more than " + Categories.MOST + " different values, too many for --one-hot",
              "leave it out of --one-hot"));
    }
    if (code == Categories.UNSEEN && unseen == UnseenRule.ERROR) {
      refuse(Fault.unseen(file, line, name(use), cell));
    }
    return code;
  }

  private double text(ColumnPlan.Use use, String cell) {
    double number = known == null ? Double.NaN : cells.number(cell);
    if (texts.readsClass(number)) {
      tookClass = true;
      return number;
    }
    double value = texts.value(cell);
    if (Double.isNaN(value)) {
      refuse(texts.neither(file, line, name(use), cell, known == null ? null : leftOut(cell)));
    }
    return value;
  }

  /** What leaves out the rows with such a cell in the target, or null. */
  private String leftOut(String cell) {
    String token = CellParser.tokenOption(plan.inForce().missingTokens(), cell);
    return token != null ? token + " --missing skip" : canSkip ? "--bad-rows skip" : null;
  }

  private double number(ColumnPlan.Use use, String cell) {
    double value = cells.number(cell);
    if (!Double.isFinite(value)) {
      Fault fault = cells.notANumber(file, line, name(use), cell, units, remedy(use, cell));
      refuse(plan.inForce().of(use.column(), cell, fault));
    } else if (use.place() == slots + 1 && isNoWeight(value)) {
      refuse(Fault.weight(file, line, name(use), cell, value));
    }
    return value;
  }

  /** What may be done about a cell that no option makes a number. */
  private String remedy(ColumnPlan.Use use, String cell) {
    boolean excludable = plan.isExcludable(use);
    return ColumnAdvice.onCell(
        plan, use.column(), line, cell, known == null || canSkip, excludable);
  }

  private String name(ColumnPlan.Use use) {
    return plan.names().get(use.column());
  }

  private void refuse(Fault fault) {
    isBad = true;
    faults.accept(fault);
  }
}
