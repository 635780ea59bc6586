package dev.neuron.report.answer;

import dev.neuron.data.SafeText;
import dev.neuron.report.words.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** Rows of data with a prediction at the end, as CSV. */
public final class PredictionWriter {
  private final CSVFormat format;
  private final Appendable out;
  private final boolean only;
  private final boolean seen;
  private final boolean isBlanks;

  /**
   * Creates a writer.
   *
   * @param out where the rows go; what it throws is passed on unchecked
   * @param delimiter the data's, so that the result reads like the data
   * @param only whether to leave out the data's cells
   * @param seen whether a person sees the rows: then no cell may steer the terminal; elsewhere the
   *     data's cells stay what they are
   */
  public PredictionWriter(Appendable out, char delimiter, boolean only, boolean seen) {
    this.format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
    this.isBlanks = delimiter == ' ';
    this.out = out;
    this.only = only;
    this.seen = seen;
  }

  /** Writes the names: the data's, and those of what follows. */
  public void header(List<String> names, List<String> more) {
    write(names.toArray(new String[0]), more.toArray(new String[0]));
  }

  /** Writes a row; a prediction, or an end of its interval, that is not finite is left empty. */
  public void row(String[] cells, double... numbers) {
    String[] texts = new String[numbers.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = Double.isFinite(numbers[i]) ? Numbers.shortest(numbers[i]) : "";
    }
    write(cells, texts);
  }

  private void write(String[] cells, String[] more) {
    try {
      boolean first = true;
      if (!only) {
        for (String cell : cells) {
          if (cell.isEmpty() && isBlanks) {
            out.append(first ? "\"\"" : " \"\""); // an empty cell must be seen between blanks
          } else if (!first || !cell.isEmpty()) { // the format writes a first empty cell as ""
            format.print(seen ? SafeText.plain(cell) : cell, out, first);
          }
          first = false;
        }
      }
      // A lone empty cell is written "", so that its line is not blank and no row gets lost.
      for (String text : more) {
        if (text.isEmpty() && isBlanks) {
          out.append(first ? "\"\"" : " \"\"");
        } else {
          format.print(text, out, first);
        }
        first = false;
      }
      out.append('\n');
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
