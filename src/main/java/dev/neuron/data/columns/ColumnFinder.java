package dev.neuron.data.columns;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.NearestName;
import dev.neuron.data.SafeText;
import java.util.ArrayList;
import java.util.List;

/** Finds a column by its name or its number from 1; where both fit, the name wins. */
public final class ColumnFinder {
  private final String file;
  private final List<String> names;

  /**
   * Looks among these names.
   *
   * @param file the file that has them, for messages
   */
  public ColumnFinder(String file, List<String> names) {
    this.file = file;
    this.names = names;
  }

  /**
   * The column's place, from 0.
   *
   * @param option the option that asked, for the message
   * @throws DataException of kind REQUEST if there is no such column
   */
  public int find(String option, String asked) {
    String wanted = asked.trim();
    int column = place(wanted);
    if (column >= 0) {
      return column;
    }
    throw new DataException(
        DataException.Kind.REQUEST,
        Fault.of(
            file,
            option + ": there is no column " + SafeText.of(wanted) + hint(wanted),
            "the columns are " + SafeText.list(names)));
  }

  /** The column's place, from 0, or −1 if there is none; {@code #2} is the second of any table. */
  int place(String asked) {
    String wanted = asked.trim();
    int column = names.indexOf(wanted);
    int number = column >= 0 ? -1 : number(wanted.startsWith("#") ? wanted.substring(1) : wanted);
    return number >= 1 && number <= names.size() ? number - 1 : column;
  }

  /** A number out of range is no misspelt name. */
  private String hint(String wanted) {
    return wanted.matches("#?[+-]?[0-9.]+")
        ? "; columns are counted from 1 to " + names.size()
        : NearestName.hint(wanted, names);
  }

  /** How to name a column on the command line, in any shell: by number if its name is odd. */
  public String option(int column) {
    return typed(List.of(name(column)));
  }

  /**
   * An option that names one column more than it does so far, as it is to be typed then: who
   * follows one remedy after the other loses nothing.
   *
   * @param given what it names so far, as it was typed
   */
  public String adding(String option, List<String> given, int column) {
    return adding(option, given, name(column));
  }

  /** The same of any text. */
  static String adding(String option, List<String> given, String text) {
    List<String> all = new ArrayList<>(given);
    all.add(text);
    return option + " " + typed(all);
  }

  /** A column's name, or its number if the name is odd. */
  String name(int column) {
    String name = names.get(column);
    return isPlain(name) ? name : String.valueOf(column + 1);
  }

  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && !Character.isLetterOrDigit(c) && "_-.=/+%:".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String typed(List<String> values) {
    String text = String.join(",", values);
    boolean several = values.size() > 1 || text.indexOf(' ') >= 0;
    boolean quoted = several && values.stream().allMatch(ColumnFinder::isPlain);
    return quoted ? "\"" + text + "\"" : SafeText.argument(text);
  }

  private static int number(String text) {
    if (text.isEmpty() || text.length() > 9) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = 10 * number + (c - '0');
    }
    return number;
  }
}
