package dev.neuron.data.csv;

import dev.neuron.data.ColumnUnit;
import dev.neuron.data.Note;
import dev.neuron.data.NumberText;
import dev.neuron.data.SafeText;
import java.util.regex.Pattern;

/**
 * Tells a row by its label that it holds sums or means of those above, as a spreadsheet has them at
 * its end: it is no example.
 */
public final class TotalLabel {
  private static final Pattern SUM =
      pattern(
          "(grand |sub-?)?totals?|sums?|overall|(zwischen|end|gesamt)?summe|gesamt|insgesamt"
              + "|(sous-)?total général|total general|totale|totaal|totalt|somme|ensemble|suma|soma"
              + "|razem|ogółem|celkem|összesen|summa|yhteensä|toplam|итого|всего|合計|合计|总计");

  /** They may also be a grade or a name, so that they count in a column without repetitions. */
  private static final Pattern MEAN =
      pattern(
          "(grand )?average|avg|mean|median|mittel(wert)?|durchschnitt|schnitt|ø|moyenne|media"
              + "|promedio|gemiddelde|średnia|平均");

  private TotalLabel() {}

  private static Pattern pattern(String words) {
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return Pattern.compile("[*=\\s]*(" + words + ")[.:*=\\s]*([12]\\d{3})?", flags);
  }

  /** Whether a cell says that it stands beside sums or means. */
  public static boolean isTotal(String cell) {
    return SUM.matcher(cell).matches() || MEAN.matcher(cell).matches();
  }

  /** What is to be said of the last row that was used; null where nothing is. */
  public static Note warning(Schema head, String file, long line, String[] cells) {
    for (int j = 0; j < Math.min(cells.length, head.columns().size()); j++) {
      String cell = ColumnUnit.written(cells[j]);
      boolean differ = head.columns().get(j).allDiffer();
      if (SUM.matcher(cell).matches() || (differ && MEAN.matcher(cell).matches())) {
        return warning(file, line, "says " + SafeText.of(NumberText.trimmed(cell)));
      }
    }
    return null;
  }

  /** The sentence on a last row of which something is so. */
  public static Note warning(String file, long line, String what) {
    return Note.warning(
        SafeText.plain(file)
            + ":"
            + line
            + ": the last row "
            + what
            + ", and is learned from like the others: take it out if it adds up those above");
  }
}
