package dev.neuron.cli;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.HeaderRule;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;
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
      order = 190,
      description = "Whether the first row has the names: ${COMPLETION-CANDIDATES}.")
  private Header header = Header.AUTO;

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      order = 191,
      description = "What stands between cells: auto, tab, or a character.")
  private String delimiter = AUTO;

  @Option(
      names = "--quote",
      paramLabel = "CHAR",
      order = 192,
      description = "What encloses cells (default: \"), or none.")
  private String quote = "\"";

  @Option(
      names = "--comment",
      paramLabel = "CHAR",
      order = 193,
      description = "What starts a line to ignore (default: none).")
  private String comment = "none";

  @Option(
      names = "--decimal",
      paramLabel = "CHAR",
      order = 194,
      description = "What stands before decimals, . or , (default: .).")
  private String decimal = ".";

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      order = 195,
      description = "Character encoding (default: UTF-8, or what the file's first bytes say).")
  private String encoding;

  @Option(
      names = "--missing-tokens",
      paramLabel = "TEXT",
      split = ",",
      order = 196,
      description =
          "Spellings of a missing cell besides the empty one (default: NA,N/A,NaN,null,?).")
  private List<String> missingTokens;

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
    return new CsvFormat(
        HeaderRule.valueOf(header.name()),
        delimiter.equalsIgnoreCase(AUTO) ? CsvFormat.AUTO : character("--delimiter", delimiter),
        character("--quote", quote),
        character("--comment", comment),
        character("--decimal", decimal),
        charset(),
        missingTokens == null ? tokens : missingTokens);
  }

  /** Writes what was asked for into {@code options}, by the options' names; no defaults. */
  void describe(Map<String, Object> options) {
    put(options, "header", header.toString(), AUTO);
    put(options, "delimiter", delimiter, AUTO);
    put(options, "quote", quote, "\"");
    put(options, "comment", comment, "none");
    put(options, "decimal", decimal, ".");
    if (encoding != null) {
      options.put("encoding", encoding);
    }
    if (missingTokens != null) {
      options.put("missing-tokens", String.join(",", missingTokens));
    }
  }

  private static void put(
      Map<String, Object> options, String name, String value, String otherwise) {
    if (!value.equals(otherwise)) {
      options.put(name, value);
    }
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
