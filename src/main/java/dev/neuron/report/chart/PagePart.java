package dev.neuron.report.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The parts of web pages, which lie beside classes as files, so that they are read as such. */
public final class PagePart {
  private PagePart() {}

  /** The text of the file of this name beside a class. */
  public static String of(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own file " + name, e);
    }
  }

  /** The style that all pages have. */
  public static String style() {
    return of(PagePart.class, "page.css");
  }

  /** JSON as it may stand in a script element: nothing ends it, or begins a comment in it. */
  public static String script(String json) {
    return json.replace("<", "\\u003c");
  }
}
