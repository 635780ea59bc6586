package dev.neuron.data.columns;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.NearestName;
import dev.neuron.data.SafeText;
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

  /** The column's place, from 0, or −1 if there is none. */
  int place(String asked) {
    String wanted = asked.trim();
    int column = names.indexOf(wanted);
    int number = column >= 0 ? -1 : number(wanted);
    return number >= 1 && number <= names.size() ? number - 1 : column;
  }

  /** A number out of range is no misspelt name. */
  private String hint(String wanted) {
    return wanted.matches("[+-]?[0-9.]+")
        ? "; columns are counted from 1 to " + names.size()
        : NearestName.hint(wanted, names);
  }

  /** How to name a column on the command line, in any shell: by number if its name is odd. */
  public String option(int column) {
    String name = names.get(column);
    boolean blank = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      blank |= c == ' ';
      if (c != ' ' && !Character.isLetterOrDigit(c) && "_-.=/+%:".indexOf(c) < 0) {
        return String.valueOf(column + 1);
      }
    }
    return blank ? "\"" + name + "\"" : name;
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
