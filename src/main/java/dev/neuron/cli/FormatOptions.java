package dev.neuron.cli;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.HeaderRule;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import picocli.CommandLine.Option;

/** How the text of data files is taken apart; the defaults find out by themselves. */
final class FormatOptions {
  private static final String AUTO = "auto";

  /** {@code --header}, spelled as users type it. */
  enum Header {
    AUTO,
    YES,
    NO;

    @Override
    public String toString() {
      return Spelling.ofOption(this);
    }
  }

  @Option(
      names = "--header",
      paramLabel = "WHEN",
      order = 220,
      description = "Whether the first row has the names: ${COMPLETION-CANDIDATES}.")
  private Header header = Header.AUTO;

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      order = 221,
      description = "What stands between cells: auto, tab, or a character.")
  private String delimiter = AUTO;

  @Option(
      names = "--quote",
      paramLabel = "CHAR",
      order = 222,
      description = "What encloses cells (default: \"), or none.")
  private String quote = "\"";

  @Option(
      names = "--comment",
      paramLabel = "CHAR",
      order = 223,
      description = "What starts a line to ignore (default: none).")
  private String comment = "none";

  @Option(
      names = "--decimal",
      paramLabel = "CHAR",
      order = 224,
      description = "What stands before decimals, . or , (default: .).")
  private String decimal = ".";

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      order = 225,
      description = "Character encoding (default: UTF-8, or what the file's first bytes say).")
  private String encoding;

  @Option(
      names = "--missing-tokens",
      paramLabel = "TEXT",
      split = ",",
      order = 226,
      description =
          "Spellings of a missing cell besides the empty one (default: NA,N/A,NaN,null,?).")
  private List<String> missingTokens;

  /**
   * Returns the format asked for.
   *
   * @throws DataException of kind REQUEST if an option makes no sense
   */
  CsvFormat format() {
    return new CsvFormat(
        HeaderRule.valueOf(header.name()),
        delimiter.equalsIgnoreCase(AUTO) ? CsvFormat.AUTO : character("--delimiter", delimiter),
        character("--quote", quote),
        character("--comment", comment),
        character("--decimal", decimal),
        charset(),
        missingTokens == null ? CsvFormat.MISSING_TOKENS : missingTokens);
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
      return encoding == null ? null : Charset.forName(encoding);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw DataException.request(
          "--encoding '" + encoding + "' is not known", "UTF-8, UTF-16 or ISO-8859-1, for example");
    }
  }
}
