package dev.neuron.cli.option;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.HeaderRule;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;

/** How the text of data files is taken apart; the defaults find out by themselves. */
final class FormatOptions extends OptionGroup {
  private static final String AUTO = "auto";

  /** What may be said of the header; that it stands elsewhere is not for users. */
  enum Header {
    AUTO,
    YES,
    NO
  }

  private final Option<Header> header =
      option("--header", "WHEN")
          .replayed()
          .unlessDefault()
          .help("Whether the first row has the names: ${COMPLETION-CANDIDATES}.")
          .choice(Header.AUTO);
  private final Option<String> delimiter =
      option("--delimiter", "CHAR")
          .often("auto", "tab", ",", ";", "|")
          .replayed()
          .unlessDefault()
          .help(
              "What stands between cells: auto, tab, a character, or ' ' for any number of blanks.")
          .text()
          .otherwise(AUTO);
  private final Option<String> quote =
      option("--quote", "CHAR")
          .often("none")
          .replayed()
          .unlessDefault()
          .help("What encloses cells (default: \"), or none.")
          .text()
          .otherwise("\"");
  private final Option<String> comment =
      option("--comment", "CHAR")
          .often("none", "#")
          .replayed()
          .unlessDefault()
          .help("What starts a line to ignore (default: none).")
          .text()
          .otherwise("none");
  private final Option<Long> skipLines =
      option("--skip-lines", "N")
          .replayed()
          .atLeast(0)
          .help("How many lines stand before the table (default: 0).")
          .whole();
  private final Option<String> decimal =
      option("--decimal", "CHAR")
          .often("auto", ",", ".")
          .replayed()
          .unlessDefault()
          .help("What stands before decimals, . or , (default: found, . where both would do).")
          .text()
          .otherwise(AUTO);
  private final Option<String> thousands =
      option("--thousands", "CHAR")
          .often("none", ",", ".")
          .replayed()
          .help(
              "What groups the digits of numbers in threes: , . ' ' \"'\" or none (default: found"
                  + " where it is beyond doubt; . implies --decimal ,).")
          .text();
  private final Option<String> encoding =
      option("--encoding", "NAME")
          .often("UTF-8", "UTF-16", "ISO-8859-1", "windows-1252")
          .replayed()
          .help("Character encoding (default: UTF-8, or what the file's first bytes say).")
          .text();
  private final Option<List<String>> missingTokens =
      option("--missing-tokens", "TEXT")
          .replayed()
          .help(
              "Spellings of a missing cell besides the empty one (default: NA,N/A,NaN,null,? and"
                  + " the errors of spreadsheets, such as #DIV/0!).")
          .texts();
  private final ExpansionOption expansion = add(new ExpansionOption());

  public FormatOptions() {
    super(Section.DATA);
  }

  /**
   * Returns the format asked for.
   *
   * @throws DataException of kind REQUEST if an option makes no sense
   */
  CsvFormat format() {
    return format(CsvFormat.MISSING_TOKENS);
  }

  /** The same with other spellings of a missing cell where none are asked for. */
  CsvFormat format(List<String> tokens) {
    Character mark = thousands();
    boolean implied = mark != null && mark == '.' && !decimal.isGiven();
    return new CsvFormat(
            HeaderRule.valueOf(header.value().name()),
            delimiter.value().equalsIgnoreCase(AUTO)
                ? CsvFormat.AUTO
                : character("--delimiter", delimiter.value()),
            character("--quote", quote.value()),
            character("--comment", comment.value()),
            implied ? ',' : decimal(),
            charset(),
            missingTokens.or(tokens))
        .withThousands(mark)
        .withMaxExpansion(expansion.times())
        .withSkipLines(skipLines.or(0L));
  }

  private char decimal() {
    boolean found = decimal.value().equalsIgnoreCase(AUTO);
    return found ? CsvFormat.AUTO : character("--decimal", decimal.value());
  }

  /** The mark asked for; null if it is to be found. */
  private Character thousands() {
    if (!thousands.isGiven()) {
      return null;
    }
    String mark = thousands.value();
    if (mark.equalsIgnoreCase("none")) {
      return CsvFormat.NONE;
    }
    if (mark.length() != 1 || ",. '".indexOf(mark) < 0) {
      throw DataException.request(
          "--thousands '" + mark + "' is not a comma, a point, a blank, an apostrophe or none",
          null);
    }
    return mark.charAt(0);
  }

  private static char character(String option, String text) {
    if (text.equalsIgnoreCase("none")) {
      return CsvFormat.NONE;
    }
    if (text.equalsIgnoreCase("tab") || text.equals("\\t")) {
      return '\t';
    }
    if (text.length() != 1 || Character.isSurrogate(text.charAt(0))) {
      throw DataException.request(option + " '" + text + "' is not one character", null);
    }
    return text.charAt(0);
  }

  private Charset charset() {
    try {
      return encoding.isGiven() ? Charset.forName(encoding.value()) : null;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw DataException.request(
          "--encoding '" + encoding.value() + "' is not known",
          "UTF-8, UTF-16 or ISO-8859-1, for example");
    }
  }
}
