package dev.neuron.report.chart;

import dev.neuron.data.OutputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The files that a chart can be put into. */
public enum Picture {
  /** Lines and text, of any size. */
  SVG(".svg"),
  /** Dots. */
  PNG(".png"),
  /** A web page to look into, without a network. */
  HTML(".html");

  private final String extension;

  Picture(String extension) {
    this.extension = extension;
  }

  /** The picture that a file holds by the end of its name, or null. */
  public static Picture ofFile(String name) {
    for (Picture picture : values()) {
      if (name.endsWith(picture.extension)) {
        return picture;
      }
    }
    return null;
  }

  /**
   * Draws a chart.
   *
   * @param path where it will be put, for messages
   * @throws OutputException if this Java cannot draw, as without any font
   */
  public byte[] draw(Chart chart, Path path) {
    try {
      return switch (this) {
        case SVG -> Drawing.svg(chart);
        case PNG -> Drawing.png(chart);
        case HTML -> HtmlPage.of(chart).getBytes(StandardCharsets.UTF_8);
      };
    } catch (LinkageError | InternalError missing) {
      throw new OutputException(
          OutputException.Kind.WRITE,
          path,
          "cannot be drawn: this Java has no graphics or no fonts",
          "install fontconfig and a font, or name an .html file",
          missing);
    }
  }
}
