package dev.neuron.model.export;

import dev.neuron.data.DataException;
import dev.neuron.data.SafeText;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The formula for a number that the neuron learns from; of dates, which are numbers in Excel. */
final class ExcelNumber {
  /** The first day with the same number in every spreadsheet, this one. */
  private static final LocalDate FIRST_DATE = LocalDate.of(1900, 3, 1);

  private static final int FIRST_NUMBER = 61;

  private ExcelNumber() {}

  /**
   * The number in a cell, #N/A where it holds none.
   *
   * @param column the feature's
   * @param cell where its numbers or dates are
   */
  static String of(WrittenCells cells, String column, String cell) {
    String is = "ISNUMBER(" + cell + ")";
    String value = value(cells, column, cell);
    String known = value.equals(cell) ? is : "AND(" + is + "," + cell + ">=" + FIRST_NUMBER + ")";
    return "IF(" + known + "," + value + ",NA())";
  }

  private static String value(WrittenCells cells, String column, String cell) {
    WrittenCells.Part part = cells.parts().get(column);
    if (part != null) {
      boolean weekday = part.part().equals("weekday");
      return part.part().toUpperCase(Locale.ROOT) + "(" + cell + (weekday ? ",2)" : ")");
    }
    if (!cells.isDays(column)) {
      return cell;
    }
    LocalDate first = LocalDate.parse(cells.dates().get(column).firstDate());
    if (first.isBefore(FIRST_DATE)) {
      throw DataException.request(
          "Excel knows no dates before "
              + FIRST_DATE
              + ", and those of "
              + SafeText.of(column)
              + " begin with "
              + first,
          null);
    }
    return cell + "-" + (FIRST_NUMBER + ChronoUnit.DAYS.between(FIRST_DATE, first));
  }
}
