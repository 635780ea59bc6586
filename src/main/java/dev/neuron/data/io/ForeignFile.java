package dev.neuron.data.io;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Files that are no text of a table, told by their first bytes: each is named for what it is, with
 * the way to its numbers.
 */
final class ForeignFile {
  /** How many of the first bytes tell it: a workbook names its parts within so many. */
  static final int LENGTH = 4096;

  private static final String SAVE = "save the sheet as CSV";

  private ForeignFile() {}

  /**
   * Refuses a file that is one of them.
   *
   * @param first its first bytes, {@link #LENGTH} where it has so many
   * @throws DataException of kind CONTENT naming it
   */
  static void refuse(String name, byte[] first) {
    String text = new String(first, StandardCharsets.ISO_8859_1);
    String plain = SafeText.plain(name);
    if (text.startsWith("PK\3\4")) {
      refuseZip(name, text);
    } else if (text.startsWith("BZh")) {
      throw refused(name, "is packed by bzip2, not CSV", "unpack it first");
    } else if (text.startsWith("\u00FD7zXZ\0")) {
      throw refused(name, "is packed by xz, not CSV", "unpack it first");
    } else if (text.startsWith("7z\u00BC\u00AF")) {
      throw refused(name, "is a 7z archive, not CSV", "unpack it first");
    } else if (text.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      throw refused(name, "is an old workbook of Excel or another file of Office, not CSV", SAVE);
    } else if (text.startsWith("%PDF")) {
      throw refused(name, "is a PDF file, not CSV", "look for its table as CSV where it is from");
    } else if (text.startsWith("SQLite format 3\0")) {
      String query = "use --query \"SELECT * FROM TABLE\" --jdbc jdbc:sqlite:" + plain;
      throw refused(
          name, "is a database of SQLite, not CSV", query + " with its driver and your TABLE");
    } else if (text.startsWith("ARROW1")) {
      throw refused(name, "is an Arrow or Feather file, not CSV", "export it as CSV or Parquet");
    } else if (text.startsWith("\u0089HDF")) {
      throw refused(name, "is an HDF5 file, not CSV", "export its table as CSV");
    } else if (first.length > 0 && ParquetMark.isIn(name, first)) { // a table has no bytes
      throw refused(
          name,
          "is a Parquet file, not CSV",
          "use --query \"FROM '"
              + plain
              + "'\" --jdbc jdbc:duckdb: with DuckDB's driver, --engine spark where the command has"
              + " it, or export it as CSV");
    }
    refuseMarkup(name, text);
  }

  private static void refuseZip(String name, String text) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (text.contains("opendocument.spreadsheet")) {
      throw refused(name, "is a spreadsheet of LibreOffice (OpenDocument), not CSV", SAVE);
    } else if (text.contains("xl/") || lower.endsWith(".xlsx") || lower.endsWith(".xlsm")) {
      String query =
          "--query \"FROM read_xlsx('" + SafeText.plain(name) + "')\" --jdbc jdbc:duckdb:";
      throw refused(
          name,
          "is a workbook of Excel, not CSV",
          SAVE + ", or use " + query + " with DuckDB's driver");
    }
    throw refused(name, "is a zip archive, not CSV", "unpack it first");
  }

  private static void refuseMarkup(String name, String text) {
    String begin = text.replaceFirst("^(\u00EF\u00BB\u00BF)?\\s*", "").toLowerCase(Locale.ROOT);
    if (begin.startsWith("<!doctype html") || begin.startsWith("<html")) {
      throw refused(
          name, "is a web page, not CSV", "fetch the data themselves, which the page links to");
    } else if (begin.startsWith("<?xml")) {
      throw refused(name, "is XML, not CSV", "export its table as CSV");
    } else if (begin.matches("(?s)\\{\\s*\"format\":\\s*\"neuron model\".*")) {
      throw refused(
          name, "is a model of neuron, not data", "use neuron show, predict, or compare --models");
    } else if (begin.startsWith("{\"event\":\"start\"")) {
      throw refused(name, "is a log of a run, not data", "use neuron compare --logs");
    }
  }

  private static DataException refused(String name, String problem, String remedy) {
    return DataException.content(Fault.of(name, problem, remedy));
  }
}
