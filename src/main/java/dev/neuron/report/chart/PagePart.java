package dev.neuron.report.chart;

import dev.neuron.data.SafeText;
import dev.neuron.report.doc.HtmlTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of web pages, which lie beside classes as files, so that they are read as such. */
public final class PagePart {
  private static final Pattern NAME = Pattern.compile("\\{\\{([a-z.]+)}}");

  private PagePart() {}

  /** The text of the file of this name beside a class. */
  public static String of(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own file " + name, e);
    }
  }

  /**
   * What all pages begin with: title, style and heading.
   *
   * @param style what a page has beside the style of all
   */
  public static String head(String title, String subtitle, String style) {
    return filled(
        of(PagePart.class, "head.html"),
        Map.of(
            "title", HtmlTable.escaped(SafeText.plain(title)),
            "subtitle", HtmlTable.escaped(SafeText.plain(subtitle)),
            "page.css", of(PagePart.class, "page.css"),
            "style", style));
  }

  /** A part with its {{names}} replaced; in what replaces them, names are text like any other. */
  public static String filled(String part, Map<String, String> values) {
    return NAME.matcher(part)
        .replaceAll(name -> Matcher.quoteReplacement(values.get(name.group(1))));
  }

  /** JSON as it may stand in a script element: nothing ends it, or begins a comment in it. */
  public static String script(String json) {
    return json.replace("<", "\\u003c");
  }
}
