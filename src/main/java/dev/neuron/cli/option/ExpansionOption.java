package dev.neuron.cli.option;

import dev.neuron.data.CsvFormat;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.TypeConversionException;

/** How far compressed data may unpack. A model file does not say so for another command. */
public final class ExpansionOption extends OptionGroup {
  private static final String NONE = "none";

  private final Option<Long> maxExpansion =
      option("--max-expansion", "N")
          .help(
              "How many times its size a gzip or zstd file may unpack to beyond 1 GB (default:"
                  + " 100), or none for no bound.")
          .recorded()
          .parsed(Long.class, ExpansionOption::parse)
          .otherwise(CsvFormat.MAX_EXPANSION);

  public ExpansionOption() {
    super(Section.DATA);
  }

  private static long parse(String text) {
    if (text.equalsIgnoreCase(NONE)) {
      return Long.MAX_VALUE;
    }
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw new TypeConversionException("'" + text + "' is not a whole number from 1, or none");
    }
    return Long.parseLong(text);
  }

  /** How many times its size a file may unpack to. */
  long times() {
    return maxExpansion.value();
  }

  /** The option as it is typed, where it was. */
  public List<String> arguments() {
    return maxExpansion.isGiven() ? List.of("--max-expansion=" + spelled()) : List.of();
  }

  private Object spelled() {
    return times() == Long.MAX_VALUE ? NONE : (Object) times();
  }

  /** Writes the option into {@code options}, where it was given. */
  void describe(Map<String, Object> options) {
    if (maxExpansion.isGiven()) {
      options.put("max-expansion", spelled());
    }
  }
}
