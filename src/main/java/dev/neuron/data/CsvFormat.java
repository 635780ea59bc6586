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
 * @param thousands what groups digits in threes, {@link #NONE}, or null to find it in the first
 *     rows
 * @param known whether the columns are known, so that only header and delimiter are to be found
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
    Character thousands,
    boolean known,
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

  /**
   * A format as it is asked for, whose files may unpack to {@link #MAX_EXPANSION} times their size.
   * A delimiter that is found may be the decimal sign where numbers stand in quotes.
   *
   * @throws DataException of kind REQUEST if a character has two meanings
   */
  public CsvFormat(
      HeaderRule header,
      char delimiter,
      char quote,
      char comment,
      char decimal,
      Charset encoding,
      List<String> missingTokens) {
    this(
        header,
        delimiter,
        quote,
        comment,
        decimal,
        encoding,
        missingTokens,
        null,
        false,
        MAX_EXPANSION);
    refuseClash("--delimiter", delimiter, "--decimal", decimal);
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
    refuseClash("--quote", quote, "--comment", comment);
    refuseClash("--quote", quote, "--decimal", decimal);
    refuseLineEnd("--delimiter", delimiter);
    refuseLineEnd("--quote", quote);
    refuseLineEnd("--comment", comment);
    if (decimal != '.' && decimal != ',') {
      throw DataException.request("--decimal must be '.' or ','", null);
    }
    if (thousands != null && thousands != NONE) {
      refuseClash("--thousands", thousands, "--decimal", decimal);
      refuseClash("--thousands", thousands, "--quote", quote);
    }
  }

  /** The same for more of it: header and delimiter are decided, and the columns known. */
  public CsvFormat decided(HeaderRule decidedHeader, char decidedDelimiter) {
    return with(decidedHeader, decidedDelimiter, encoding, missingTokens, thousands, true);
  }

  /** The same for data whose columns are known. */
  public CsvFormat ofKnownColumns() {
    return with(header, delimiter, encoding, missingTokens, thousands, true);
  }

  /** The same with other spellings of a missing cell. */
  public CsvFormat withMissingTokens(List<String> others) {
    return with(header, delimiter, encoding, others, thousands, known);
  }

  /** The same with the mark between groups of digits known; a point leaves the comma decimal. */
  public CsvFormat withKnownThousands(char mark) {
    return new CsvFormat(
        header,
        delimiter,
        quote,
        comment,
        mark == '.' ? ',' : decimal,
        encoding,
        missingTokens,
        mark,
        known,
        maxExpansion);
  }

  /** The same with another mark between groups of digits. */
  public CsvFormat withThousands(Character other) {
    return with(header, delimiter, encoding, missingTokens, other, known);
  }

  /** The same in another encoding. */
  public CsvFormat withEncoding(Charset other) {
    return with(header, delimiter, other, missingTokens, thousands, known);
  }

  private CsvFormat with(
      HeaderRule otherHeader,
      char otherDelimiter,
      Charset otherEncoding,
      List<String> tokens,
      Character mark,
      boolean columnsKnown) {
    return new CsvFormat(
        otherHeader,
        otherDelimiter,
        quote,
        comment,
        decimal,
        otherEncoding,
        tokens,
        mark,
        columnsKnown,
        maxExpansion);
  }

  /** The same with another bound of what is unpacked. */
  public CsvFormat withMaxExpansion(long other) {
    return new CsvFormat(
        header,
        delimiter,
        quote,
        comment,
        decimal,
        encoding,
        missingTokens,
        thousands,
        known,
        other);
  }

  /** Numbers as a table of doubles has them: no header, a point before the decimals. */
  public CsvFormat withoutHeader() {
    return new CsvFormat(
        HeaderRule.NO,
        delimiter,
        quote,
        comment,
        '.',
        encoding,
        missingTokens,
        NONE,
        true,
        maxExpansion);
  }

  /** Cells as a table with named columns has them. */
  public CsvFormat ofTable() {
    return new CsvFormat(
        HeaderRule.YES,
        ',',
        NONE,
        NONE,
        '.',
        null,
        missingTokens,
        thousands == null || thousands == '.' ? NONE : thousands,
        known,
        maxExpansion);
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
