package dev.neuron.data.columns;

import dev.neuron.data.ColumnUnit;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.DateReading.DateFormat;
import dev.neuron.data.NumberText;
import dev.neuron.data.SafeText;
import dev.neuron.data.Selection;
import dev.neuron.data.TextTarget;
import dev.neuron.data.csv.CellParser;
import dev.neuron.data.csv.Schema;
import dev.neuron.data.csv.TotalLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The options that make numbers or features of what is no number, likeliest first: the one place
 * for all who advise. Each holds what it says already.
 */
public final class ColumnAdvice {
  /** A column of text with more different values is not offered for one-hot features. */
  private static final int FEW_VALUES = 50;

  /** What to do where no option reads all numbers. */
  static final String MIXED = "write all decimals alike: points and commas are mixed before them";

  private final Schema head;
  private final Selection selection;
  private final ColumnFinder finder;

  /**
   * Advice on the columns of a source.
   *
   * @param selection what was asked for
   */
  public ColumnAdvice(Schema head, Selection selection) {
    this.head = head;
    this.selection = selection;
    this.finder = new ColumnFinder(head.file(), head.names());
  }

  /** What makes numbers of a column, for a sentence, or null where no option would. */
  String toNumbers(int number) {
    Schema.Column column = head.columns().get(number);
    if (ColumnUnit.hasTwoSides(column.values())) {
      return "write the negative ones with a minus, as the letters behind do not say which they"
          + " are";
    }
    if (column.unit() != null && column.unit().isBare()) {
      return ColumnUnit.bareAdvice(column.example());
    }
    if (column.unit() != null) {
      return "use --units if " + column.unit().describe() + " are no part of them";
    }
    if (column.mixed()) {
      return MIXED;
    }
    String readings = NumberText.readingsOf(column.example());
    if (readings != null) {
      return readings;
    }
    List<DateFormat> dates = DateFormat.of(column.values());
    if (dates.size() > 1) {
      String example = DateFormat.telling(column.values(), dates);
      List<String> all = new ArrayList<>(head.conversions().typedDates(null));
      all.add(finder.name(number));
      return DateFormat.readings(dates, example, all);
    }
    return dates.isEmpty()
        ? DateFormat.toWrite(column.values())
        : "use " + date(number) + " to make numbers of its dates";
  }

  /** What makes features of a column of text, or why nothing does, for a note. */
  public String onText(int number) {
    Schema.Column column = head.columns().get(number);
    boolean sides = column.cells() > 2 && ColumnUnit.areSides(column.values());
    String signs = "if it says which amounts are negative, write those with a minus";
    String numbers = sides ? signs : toNumbers(number);
    return (numbers == null ? "" : numbers + ", ")
        + (column.values().size() == 1
            ? "all its cells are alike, nothing for --one-hot"
            : column.values().size() > FEW_VALUES
                ? "it has more than " + FEW_VALUES + " different values, too many for --one-hot"
                : column.allDiffer()
                    ? "no two of its values are alike, too many for --one-hot"
                    : oneHot(number) + features(number, column.values()));
  }

  /** What more makes one feature of two texts, and what comes of it. */
  private String features(int number, List<String> values) {
    boolean two = values.size() == 2 && head.columns().get(number).cells() > 2;
    TextTarget texts = two ? TextTarget.of(values) : null;
    boolean first = two && values.get(0).compareTo(values.get(1)) < 0;
    String zero = texts == null ? values.get(first ? 0 : values.size() - 1) : texts.negative();
    String one = values.get(values.get(0).equals(zero) ? values.size() - 1 : 0);
    if (!two || !ColumnFinder.isPlain(zero)) {
      return " makes features of its values";
    }
    String named = finder.name(number) + "=" + zero;
    return " "
        + ColumnFinder.adding("--reference", selection.references(), named)
        + " makes 1 of "
        + SafeText.of(one)
        + " and 0 of "
        + SafeText.of(zero);
  }

  /** Whether a column of text is left out though nobody said so. */
  public boolean isLeftOutUnasked(int number) {
    boolean date = head.conversions().dates().containsKey(head.names().get(number));
    return selection.features().isEmpty() && !isNamed(number) && !date;
  }

  /** Whether a column was named for something else than the target. */
  boolean isNamed(int number) {
    return Stream.of(
            selection.features(),
            selection.exclude(),
            selection.oneHot(),
            Stream.of(selection.weights(), selection.groups()).filter(Objects::nonNull).toList())
        .flatMap(List::stream)
        .anyMatch(name -> finder.place(name) == number);
  }

  /**
   * What to do about a cell that is no number among numbers.
   *
   * @param format what was asked for
   * @param excludable whether there are features without the column
   */
  public String onCell(int number, long line, String cell, CsvFormat format, boolean excludable) {
    CellParser cells = new CellParser(format.reading(head.reading()));
    ColumnPlan plan =
        new ColumnPlan(head.names(), List.of(), -1, -1).withInForce(InForce.of(head, selection));
    String otherwise = onCell(plan, number, line, cell, true, excludable);
    boolean units = format.conversions().readsUnits();
    return cells
        .notANumber(head.file(), line, head.names().get(number), cell, units, otherwise)
        .remedy();
  }

  /**
   * What to do about a cell that no option makes a number; null where nothing can be done.
   *
   * @param skippable whether rows can be left out
   */
  public static String onCell(
      ColumnPlan plan, int column, long line, String cell, boolean skippable, boolean excludable) {
    List<String> options = new ArrayList<>();
    InForce inForce = plan.inForce();
    long names = inForce.lowerNames();
    if (skippable && line > 0 && line <= names) {
      String skip = "--skip-lines " + (names - 1) + " if the columns have their names in line ";
      return "use " + skip + names + ", or --bad-rows skip to leave such rows out";
    }

    if (skippable && TotalLabel.isTotal(cell)) {
      return "use --bad-rows skip to leave such rows out, as they add up others";
    }
    String token = CellParser.tokenOption(inForce.missingTokens(), cell);
    if (token != null) {
      options.add(token + " if it means a missing value");
    }
    String dash = ColumnUnit.dashAdvice(cell);
    if (dash != null) {
      return dash + (options.isEmpty() ? "" : ", or use " + options.get(0));
    }
    if (skippable) {
      options.add("--bad-rows skip to leave such rows out");
    }
    if (excludable && !inForce.chosen()) {
      ColumnFinder finder = new ColumnFinder(null, plan.names());
      String exclude = finder.adding("--exclude", inForce.exclude(), column);
      options.add(exclude + " to do without the column");
    }
    int last = options.size() - 1;
    return last < 0
        ? null
        : last == 0
            ? "use " + options.get(0)
            : "use " + String.join(", ", options.subList(0, last)) + ", or " + options.get(last);
  }

  /** The option that makes features of a column's values. */
  String oneHot(int column) {
    return finder.adding("--one-hot", selection.oneHot(), column);
  }

  /** The option that does without a column. */
  String exclude(int column) {
    return finder.adding("--exclude", selection.exclude(), column);
  }

  /** The option that makes numbers of a column's dates. */
  String date(int column) {
    return finder.adding("--date", head.conversions().typedDates(null), column);
  }
}
