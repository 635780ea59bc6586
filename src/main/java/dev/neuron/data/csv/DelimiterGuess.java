package dev.neuron.data.csv;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.NumberText;
import dev.neuron.data.SafeText;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the delimiter in the first records. A candidate is plausible if every record has the same
 * number of cells under it, and more than one. Of several, that one stands which leaves none of the
 * others within the rows' cells but in numbers, as in 1,5;2,5, though names may have them as prose
 * does. No guess is made against doubt: two that are as good are refused. Blanks are a delimiter
 * where nothing else can be.
 */
final class DelimiterGuess {
  private static final String CANDIDATES = ",;\t|";

  private final FirstRecords records;
  private final CsvFormat format;

  private DelimiterGuess(FirstRecords records, CsvFormat format) {
    this.records = records;
    this.format = format;
  }

  /**
   * The shape of the text under the delimiter found.
   *
   * @param hasHeader whether the first record may hold names
   * @throws DataException of kind CONTENT if two delimiters make different numbers of it
   */
  static TableShape of(String file, FirstRecords records, CsvFormat format, boolean hasHeader) {
    return new DelimiterGuess(records, format).shape(file, hasHeader);
  }

  private TableShape shape(String file, boolean hasHeader) {
    List<TableShape> plausible = plausible(file, hasHeader);
    int least = plausible.stream().mapToInt(shape -> degree(shape.kind())).min().orElse(0);
    List<TableShape> near = new ArrayList<>();
    List<TableShape> best = new ArrayList<>();
    List<TableShape> named = new ArrayList<>();
    for (TableShape shape : plausible) {
      int degree = degree(shape.kind());
      (degree == least ? best : named).add(shape);
      near.addAll(degree <= Math.max(1, least) ? List.of(shape) : List.of());
    }
    named.removeIf(shape -> !near.contains(shape) || !shape.cutsNames());
    TableShape clean = clean(file, best, near);
    clean = clean == null ? clean(file, named, near) : clean;
    if (clean != null) {
      return clean;
    }
    List<TableShape> sure = withoutBlanks(best);
    if (sure.size() > 1) {
      refuseTwo(file, sure.get(0), sure.get(1));
    } else if (sure.size() == 1) {
      return sure.get(0);
    }
    records.refuseComments(file);
    char fallback = isTaken(',') && format.decimal() == ',' ? ';' : ',';
    TableShape ragged = new TableShape(records, fallback, hasHeader);
    refuseBetter(file, ragged, hasHeader);
    return ragged;
  }

  /** Where rows are ragged whatever parts them, one that parts most of them may be it, too. */
  private void refuseBetter(String file, TableShape ragged, boolean hasHeader) {
    for (int i = 0; i < CANDIDATES.length(); i++) {
      char candidate = CANDIDATES.charAt(i);
      TableShape shape = new TableShape(records, candidate, hasHeader);
      boolean other = candidate != ragged.delimiter() && !isTaken(candidate);
      if (other && records.hold(ragged.delimiter()) && shape.isMostlyEven()) {
        refuseTwo(file, shape, ragged);
      }
    }
  }

  /** The one whose rows have none of the others' delimiters but in numbers; null without any. */
  private TableShape clean(String file, List<TableShape> shapes, List<TableShape> all) {
    TableShape clean = null;
    for (TableShape shape : shapes) {
      if (shape.cellsWith(others(shape, all)) == 0) {
        refuseTwo(file, clean, shape);
        clean = shape;
      }
    }
    for (TableShape other : all) {
      if (clean != null && other != clean && clean.namesHold(other.delimiter())) {
        refuseTwo(file, clean, other);
      }
    }
    return clean;
  }

  private List<TableShape> plausible(String file, boolean hasHeader) {
    List<TableShape> plausible = new ArrayList<>();
    for (char candidate : (CANDIDATES + " ").toCharArray()) {
      if (isTaken(candidate) || !records.hold(candidate)) {
        continue;
      }
      TableShape shape = new TableShape(records, candidate, hasHeader);
      if (shape.isTable() && (candidate != ' ' || shape.cellsWith(CANDIDATES) == 0)) {
        plausible.add(shape);
      }
    }
    TableShape tabs = of(plausible, '\t');
    if (tabs != null && tabs.partsNumbers()) {
      refuseTwo(file, of(plausible, ' '), tabs);
    }
    return tabs == null ? plausible : withoutBlanks(plausible); // tabs are blanks, too
  }

  private static TableShape of(List<TableShape> shapes, char delimiter) {
    for (TableShape shape : shapes) {
      if (shape.delimiter() == delimiter) {
        return shape;
      }
    }
    return null;
  }

  private static List<TableShape> withoutBlanks(List<TableShape> shapes) {
    List<TableShape> others = new ArrayList<>();
    for (TableShape shape : shapes) {
      if (shape.delimiter() != ' ') {
        others.add(shape);
      }
    }
    return others;
  }

  /** Kinds of one degree tell as much as each other. */
  private static int degree(TableShape.Kind kind) {
    return switch (kind) {
      case EVEN -> 0;
      case NAMELESS_FIRST, ROWS_END_LONG, HEADER_ENDS_LONG -> 1;
      case WITH_COMMENTS, BEHIND_LINES, RAGGED -> 2;
      case UNEVEN -> 3;
    };
  }

  private static String others(TableShape shape, List<TableShape> all) {
    StringBuilder others = new StringBuilder();
    for (TableShape other : all) {
      if (other.delimiter() != shape.delimiter()) {
        others.append(other.delimiter());
      }
    }
    return others.toString();
  }

  /**
   * Refuses rows between blanks that have as many cells as names only where a blank stands between
   * thousands.
   */
  static void refuseGroups(String file, FirstRecords records, TableShape shape, CsvFormat format) {
    boolean blanks = shape.delimiter() == ' ' || format.delimiter() == CsvFormat.AUTO;
    boolean even = shape.kind() == TableShape.Kind.EVEN && shape.isTable();
    if (even || !blanks || format.thousands() != null) {
      return;
    }
    int names = records.size() == 0 ? 0 : records.blankCells(0, true).size();
    String example = null;
    long line = 0;
    boolean index = true;
    for (int i = 1; i < records.size(); i++) {
      List<String> joined = records.blankCells(i, true);
      if (names < 2 || joined.size() != names) {
        return;
      }
      index &= records.blankCells(i, false).get(0).equals(String.valueOf(i));
      for (String cell : joined) {
        if (example == null && cell.indexOf(' ') > 0 && NumberText.isInAnyWriting(cell)) {
          example = cell;
          line = records.line(i);
        }
      }
    }
    if (example != null && !index) {
      boolean two = shape.kind() == TableShape.Kind.NAMELESS_FIRST;
      String one = "use --thousands ' ' if it is " + example.replace(" ", "");
      throw DataException.content(
          new Fault(
              file,
              line,
              null,
              example,
              two ? "may be one number, or two cells" : "has a blank that may part thousands",
              two ? one + ", or --thousands none if these are two" : one));
    }
  }

  private void refuseTwo(String file, TableShape one, TableShape other) {
    if (one != null) {
      throw DataException.content(
          Fault.of(
              file,
              records.line(0),
              "the rows may be cut at " + name(one) + " or at " + name(other),
              "use "
                  + option(one)
                  + (one.example() == null ? "" : " if they hold " + one.example())
                  + ", or "
                  + option(other)
                  + (other.example() == null ? "" : " if they hold " + other.example())));
    }
  }

  private static String name(TableShape shape) {
    return shape.delimiter() == ' ' ? "blanks" : SafeText.of(String.valueOf(shape.delimiter()));
  }

  private static String option(TableShape shape) {
    return "--delimiter " + (shape.delimiter() == '\t' ? "tab" : "'" + shape.delimiter() + "'");
  }

  /** Whether a character has another meaning; the comma may stand within quotes, too. */
  private boolean isTaken(char c) {
    if (c == ',' && format.decimal() == ',') {
      TableShape inQuotes = new TableShape(records, ',', true);
      return inQuotes.kind() != TableShape.Kind.EVEN || !inQuotes.isTable();
    }
    return c == format.quote() || c == format.comment();
  }
}
