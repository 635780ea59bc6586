package dev.neuron.data;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.List;

/**
 * How the text of a file is to be taken apart.
 *
 * @param header whether the first row holds the names
 * @param delimiter what stands between cells, or {@link #AUTO}
 * @param quote what encloses cells, or {@link #NONE}
 * @param comment what starts a line to be ignored, or {@link #NONE}
 * @param decimal what stands before the decimals of a number
 * @param encoding the character encoding, or null to take the byte order mark's, else UTF-8
 * @param missingTokens spellings of a missing cell besides the empty one; ASCII case is ignored
 * @param maxExpansion how many times its size a packed file may unpack to, if that is more than 1
 *     GB; at least 1
 */
public record CsvFormat(
    HeaderRule header,
    char delimiter,
    char quote,
    char comment,
    char decimal,
    Charset encoding,
    List<String> missingTokens,
    long maxExpansion)
    implements Serializable {
  /** The delimiter is found by looking at the first rows. */
  public static final char AUTO = '\0';

  /** No such character. */
  public static final char NONE = '\0';

  /** What a missing cell looks like unless told otherwise. */
  public static final List<String> MISSING_TOKENS = List.of("NA", "N/A", "NaN", "null", "?");

  /** What data unpack to at most unless told otherwise: rows of numbers come to 10 times. */
  public static final long MAX_EXPANSION = 100;

  /** Everything by default. */
  public static final CsvFormat DEFAULT =
      new CsvFormat(HeaderRule.AUTO, AUTO, '"', NONE, '.', null, MISSING_TOKENS);

  /** A format whose files may unpack to {@link #MAX_EXPANSION} times their size. */
  public CsvFormat(
      HeaderRule header,
      char delimiter,
      char quote,
      char comment,
      char decimal,
      Charset encoding,
      List<String> missingTokens) {
    this(header, delimiter, quote, comment, decimal, encoding, missingTokens, MAX_EXPANSION);
  }

  /**
   * Checks that no character has two meanings.
   *
   * @throws DataException of kind REQUEST if one has
   */
  public CsvFormat {
    missingTokens = List.copyOf(missingTokens);
    refuseClash("--delimiter", delimiter, "--quote", quote);
    refuseClash("--delimiter", delimiter, "--comment", comment);
    refuseClash("--delimiter", delimiter, "--decimal", decimal);
    refuseClash("--quote", quote, "--comment", comment);
    refuseClash("--quote", quote, "--decimal", decimal);
    refuseLineEnd("--delimiter", delimiter);
    refuseLineEnd("--quote", quote);
    refuseLineEnd("--comment", comment);
    if (decimal != '.' && decimal != ',') {
      throw DataException.request("--decimal must be '.' or ','", null);
    }
  }

  /** The same with the header and the delimiter decided. */
  public CsvFormat decided(HeaderRule decidedHeader, char decidedDelimiter) {
    return new CsvFormat(
        decidedHeader,
        decidedDelimiter,
        quote,
        comment,
        decimal,
        encoding,
        missingTokens,
        maxExpansion);
  }

  /** The same with other spellings of a missing cell. */
  public CsvFormat withMissingTokens(List<String> others) {
    return new CsvFormat(
        header, delimiter, quote, comment, decimal, encoding, others, maxExpansion);
  }

  /** The same with another bound of what is unpacked. */
  public CsvFormat withMaxExpansion(long other) {
    return new CsvFormat(
        header, delimiter, quote, comment, decimal, encoding, missingTokens, other);
  }

  /** The same in another encoding. */
  public CsvFormat withEncoding(Charset other) {
    return new CsvFormat(
        header, delimiter, quote, comment, decimal, other, missingTokens, maxExpansion);
  }

  /** Numbers as a table of doubles has them: no header, a point before the decimals. */
  public CsvFormat withoutHeader() {
    return new CsvFormat(
        HeaderRule.NO, delimiter, quote, comment, '.', encoding, missingTokens, maxExpansion);
  }

  /** Cells as a table with named columns has them. */
  public CsvFormat ofTable() {
    return new CsvFormat(HeaderRule.YES, ',', NONE, NONE, '.', null, missingTokens, maxExpansion);
  }

  /** What stands between cells that are written, as there was none between those read. */
  public char writtenDelimiter() {
    return delimiter != AUTO ? delimiter : decimal == ',' ? ';' : ',';
  }

  private static void refuseClash(String one, char a, String other, char b) {
    if (a == b && a != NONE) {
      throw DataException.request(one + " and " + other + " are both '" + a + "'", null);
    }
  }

  private static void refuseLineEnd(String option, char c) {
    if (c == '\n' || c == '\r') {
      throw DataException.request(option + " cannot be a line end", null);
    }
  }
}
