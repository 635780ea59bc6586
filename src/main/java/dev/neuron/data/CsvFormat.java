package dev.neuron.data;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Consumer;

/**
 * How the text of a file is to be taken apart.
 *
 * @param header whether the first row holds the names
 * @param delimiter what stands between cells, ' ' for any number of blanks, or {@link #AUTO}
 * @param quote what encloses cells, or {@link #NONE}
 * @param comment what starts a line to be ignored, or {@link #NONE}
 * @param decimal what stands before the decimals of a number, or {@link #AUTO}
 * @param encoding the character encoding, or null to take the byte order mark's, else UTF-8
 * @param missingTokens spellings of a missing cell besides the empty one; ASCII case is ignored
 * @param thousands what groups digits in threes, {@link #NONE}, or null to find it in the first
 *     rows
 * @param known whether the columns are known, so that only header and delimiter are to be found
 * @param maxExpansion how many times its size a packed file may unpack to, if that is more than 1
 *     GB; at least 1
 * @param skipLines how many lines stand before the table
 * @param conversions what becomes of cells before they are read as numbers
 * @param usual a delimiter that stands where none is asked for and the first row has it, or NONE
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
    long maxExpansion,
    long skipLines,
    Conversions conversions,
    char usual)
    implements Serializable {
  /** What it is called for is found by looking at the first rows. */
  public static final char AUTO = '\0';

  /** No such character. */
  public static final char NONE = '\0';

  /** What a missing cell looks like unless told otherwise, spreadsheets' errors among it. */
  public static final List<String> MISSING_TOKENS =
      List.of(
          "NA", "N/A", "NaN", "null", "?", "#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NUM!", "#NAME?",
          "#NULL!");

  /** What data unpack to at most unless told otherwise: rows of numbers come to 10 times. */
  public static final long MAX_EXPANSION = 100;

  /** Everything by default. */
  public static final CsvFormat DEFAULT =
      new CsvFormat(HeaderRule.AUTO, AUTO, '"', NONE, AUTO, null, MISSING_TOKENS);

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
        MAX_EXPANSION,
        0,
        Conversions.NONE,
        NONE);
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
    if (decimal != '.' && decimal != ',' && decimal != AUTO) {
      throw DataException.request("--decimal must be '.' or ','", null);
    }
    if (thousands != null && thousands != NONE) {
      refuseClash("--thousands", thousands, "--decimal", decimal);
      refuseClash("--thousands", thousands, "--quote", quote);
    }
  }

  private CsvFormat with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.format();
  }

  /** The same for more of it: header and delimiter are decided, and the columns known. */
  public CsvFormat decided(HeaderRule decidedHeader, char decidedDelimiter) {
    return with(
        draft -> {
          draft.header = decidedHeader;
          draft.delimiter = decidedDelimiter;
          draft.known = true;
        });
  }

  /** The same for data whose columns are known. */
  public CsvFormat ofKnownColumns() {
    return with(draft -> draft.known = true);
  }

  /** The same with other spellings of a missing cell. */
  public CsvFormat withMissingTokens(List<String> others) {
    return with(draft -> draft.missingTokens = others);
  }

  /** How numbers are written as far as it is asked for, else as those read before. */
  public CellReading orElse(CellReading before) {
    char point = decimal == AUTO ? before.decimal() : decimal;
    char mark = thousands == null ? before.thousands() : thousands;
    return before.withNumbers(point, mark == point ? NONE : mark);
  }

  /** The same for cells written as those read before. */
  public CsvFormat reading(CellReading before) {
    return with(
        draft -> {
          draft.usual = before.delimiter();
          draft.thousands = before.thousands();
          draft.decimal = before.decimal();
          draft.conversions = before.conversions();
        });
  }

  /** The same with another mark between groups of digits. */
  public CsvFormat withThousands(Character other) {
    return with(draft -> draft.thousands = other);
  }

  /** The same with another mark before decimals. */
  public CsvFormat withDecimal(char other) {
    return with(draft -> draft.decimal = other);
  }

  /** The same with another delimiter. */
  public CsvFormat withDelimiter(char other) {
    return with(draft -> draft.delimiter = other);
  }

  /** The same in another encoding. */
  public CsvFormat withEncoding(Charset other) {
    return with(draft -> draft.encoding = other);
  }

  /** The same with another bound of what is unpacked. */
  public CsvFormat withMaxExpansion(long other) {
    return with(draft -> draft.maxExpansion = other);
  }

  /** The same with so many lines before the table. */
  public CsvFormat withSkipLines(long lines) {
    return with(draft -> draft.skipLines = lines);
  }

  /** The same with it known whether the first row holds names. */
  public CsvFormat withHeader(boolean names) {
    return with(draft -> draft.header = names ? HeaderRule.YES : HeaderRule.NO);
  }

  /** The same with other conversions. */
  public CsvFormat withConversions(Conversions other) {
    return with(draft -> draft.conversions = other);
  }

  /** Numbers as a table of doubles has them: no header, a point before the decimals. */
  public CsvFormat withoutHeader() {
    return with(
        draft -> {
          draft.header = HeaderRule.NO;
          draft.decimal = '.';
          draft.thousands = NONE;
          draft.known = true;
          draft.conversions = Conversions.NONE;
        });
  }

  /** Cells as a table with named columns has them. */
  public CsvFormat ofTable() {
    return with(
        draft -> {
          draft.header = HeaderRule.YES;
          draft.delimiter = ',';
          draft.quote = NONE;
          draft.comment = NONE;
          draft.encoding = null;
          draft.skipLines = 0;
        });
  }

  /** Whether blanks are asked for between groups of digits. */
  public boolean groupsByBlanks() {
    return thousands != null && thousands == ' ';
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

  /** A copy in which some of it is changed. */
  private static final class Draft {
    private HeaderRule header;
    private char delimiter;
    private char quote;
    private char comment;
    private char decimal;
    private Charset encoding;
    private List<String> missingTokens;
    private Character thousands;
    private boolean known;
    private long maxExpansion;
    private long skipLines;
    private Conversions conversions;
    private char usual;

    Draft(CsvFormat of) {
      header = of.header;
      delimiter = of.delimiter;
      quote = of.quote;
      comment = of.comment;
      decimal = of.decimal;
      encoding = of.encoding;
      missingTokens = of.missingTokens;
      thousands = of.thousands;
      known = of.known;
      maxExpansion = of.maxExpansion;
      skipLines = of.skipLines;
      conversions = of.conversions;
      usual = of.usual;
    }

    CsvFormat format() {
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
          maxExpansion,
          skipLines,
          conversions,
          usual);
    }
  }
}
