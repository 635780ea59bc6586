package dev.neuron.cli.option;

import dev.neuron.data.CsvFormat;

/** How far compressed data may unpack. A model file does not say so for another command. */
public final class ExpansionOption extends OptionGroup {
  private static final String NONE = "none";

  private final Option<Long> maxExpansion =
      option("--max-expansion", "N")
          .help(
              "How many times its size a gzip or zstd file may unpack to beyond 1 GB (default:"
                  + " 100), or none for no bound.")
          .recorded(this::spelled)
          .parsed(Long.class, ExpansionOption::parse);

  public ExpansionOption() {
    super(Section.DATA);
  }

  private static long parse(String text) {
    return text.equalsIgnoreCase(NONE)
        ? Long.MAX_VALUE
        : NumberOption.countOf(text, Long.MAX_VALUE, "is not a whole number from 1, or none");
  }

  /** How many times its size a file may unpack to. */
  long times() {
    return maxExpansion.or(CsvFormat.MAX_EXPANSION);
  }

  /** As a model file keeps it; null where it was not given. */
  private Object spelled() {
    return times() == Long.MAX_VALUE ? NONE : maxExpansion.value();
  }
}
