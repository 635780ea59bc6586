package dev.neuron.report.chart;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes a picture as svg: a line is one path, and text is text. */
final class SvgPen implements Pen {
  private static final String FONTS =
      "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";

  private final StringBuilder svg = new StringBuilder();

  /** Begins a picture of this size on white paper. */
  SvgPen(int width, int height, String title) {
    svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ").append(width);
    svg.append(' ').append(height).append("\" width=\"").append(width).append("\" height=\"");
    svg.append(height).append("\" role=\"img\" font-family=\"").append(FONTS).append("\">\n");
    svg.append("<title>").append(escaped(title)).append("</title>\n");
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
  }

  @Override
  public void line(double[] x, double[] y, Stroke stroke) {
    svg.append("<path d=\"");
    boolean drawing = false;
    for (int i = 0; i < x.length; i++) {
      if (Double.isNaN(y[i])) {
        drawing = false;
        continue;
      }
      svg.append(drawing ? 'L' : 'M');
      number(x[i]);
      svg.append(' ');
      number(y[i]);
      drawing = true;
    }
    svg.append("\" fill=\"none\" stroke=\"").append(color(stroke.color()));
    svg.append("\" stroke-width=\"");
    number(stroke.width());
    svg.append("\" stroke-linejoin=\"round\"");
    if (stroke.dash().length > 0) {
      svg.append(" stroke-dasharray=\"").append(stroke.dash()[0]);
      svg.append(' ').append(stroke.dash()[1]).append('"');
    }
    svg.append("/>\n");
  }

  @Override
  public void dots(double[] x, double[] y, double radius, int color) {
    svg.append("<g fill=\"").append(color(color)).append("\">");
    for (int i = 0; i < x.length; i++) {
      if (!Double.isNaN(y[i])) {
        svg.append("<circle cx=\"");
        number(x[i]);
        svg.append("\" cy=\"");
        number(y[i]);
        svg.append("\" r=\"");
        number(radius);
        svg.append("\"/>");
      }
    }
    svg.append("</g>\n");
  }

  @Override
  public void text(double x, double y, String text, Align align, Face face) {
    svg.append("<text x=\"");
    number(x);
    svg.append("\" y=\"");
    number(y);
    svg.append("\" font-size=\"").append(face.size()).append("\" fill=\"");
    svg.append(color(face.color())).append('"');
    if (align != Align.START) {
      svg.append(" text-anchor=\"").append(align.name().toLowerCase(Locale.ROOT)).append('"');
    }
    svg.append(face.bold() ? " font-weight=\"bold\">" : ">");
    svg.append(escaped(text)).append("</text>\n");
  }

  /** The file. */
  byte[] bytes() {
    return (svg + "</svg>\n").getBytes(StandardCharsets.UTF_8);
  }

  /** With one decimal, which is finer than what anybody sees. */
  private void number(double value) {
    long tenths = Math.round(10 * value);
    svg.append(tenths < 0 ? "-" : "").append(Math.abs(tenths) / 10);
    if (tenths % 10 != 0) {
      svg.append('.').append(Math.abs(tenths) % 10);
    }
  }

  private static String color(int color) {
    return String.format(Locale.ROOT, "#%06x", color);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
