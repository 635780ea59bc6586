package dev.neuron.report.compare;

import dev.neuron.report.doc.MarkdownPage;
import dev.neuron.report.doc.Page;
import dev.neuron.report.doc.TextPage;
import java.util.Locale;

/** How a comparison is written. */
public enum ComparisonFormat {
  /** A table and sentences for people. */
  TEXT("txt"),
  /** A line a run. */
  CSV("csv"),
  /** An object a run and line. */
  JSONL("jsonl"),
  /** The table of a web page or README. */
  MARKDOWN("md"),
  /** One object for all. */
  JSON("json");

  private final String extension;

  ComparisonFormat(String extension) {
    this.extension = extension;
  }

  /** The format of a file by the end of its name, or null. */
  public static ComparisonFormat ofFile(String name) {
    for (ComparisonFormat format : values()) {
      if (name.endsWith("." + format.extension)) {
        return format;
      }
    }
    return null;
  }

  /**
   * Writes what is compared.
   *
   * @param colored whether text may be coloured
   * @param width what text should fit into, in characters
   */
  public String render(Compared compared, boolean colored, int width) {
    return switch (this) {
      case TEXT -> shown(compared, new TextPage(colored, width));
      case CSV -> compared.csv();
      case JSONL -> compared.jsonLines();
      case MARKDOWN -> shown(compared, new MarkdownPage());
      case JSON -> compared.json();
    };
  }

  private static String shown(Compared compared, Page page) {
    compared.show(page);
    return page.toString();
  }

  /** Whether it names the hash of the data. */
  public boolean namesHash() {
    return this == JSON;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
