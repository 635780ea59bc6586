package dev.neuron.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Paints a picture in dots, two for a pixel of the drawing, with smooth edges. */
final class PngPen implements Pen {
  private static final int SCALE = 2;

  private final BufferedImage image;
  private final Graphics2D graphics;

  /** Begins a picture of this size on white paper. */
  PngPen(int width, int height) {
    // There may be no screen, and none is needed.
    System.setProperty("java.awt.headless", "true");
    image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(SCALE, SCALE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
  }

  @Override
  public void line(double[] x, double[] y, Stroke stroke) {
    Path2D path = new Path2D.Double();
    boolean drawing = false;
    for (int i = 0; i < x.length; i++) {
      if (Double.isNaN(y[i])) {
        drawing = false;
      } else if (drawing) {
        path.lineTo(x[i], y[i]);
      } else {
        path.moveTo(x[i], y[i]);
        drawing = true;
      }
    }
    float[] dash = stroke.dash().length == 0 ? null : new float[stroke.dash().length];
    for (int i = 0; dash != null && i < dash.length; i++) {
      dash[i] = stroke.dash()[i];
    }
    graphics.setStroke(
        new BasicStroke(
            (float) stroke.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0));
    graphics.setColor(new Color(stroke.color()));
    graphics.draw(path);
  }

  @Override
  public void dots(double[] x, double[] y, double radius, int color) {
    graphics.setColor(new Color(color));
    for (int i = 0; i < x.length; i++) {
      if (!Double.isNaN(y[i])) {
        graphics.fill(new Ellipse2D.Double(x[i] - radius, y[i] - radius, 2 * radius, 2 * radius));
      }
    }
  }

  @Override
  public void text(double x, double y, String text, Align align, Face face) {
    graphics.setFont(new Font(Font.SANS_SERIF, face.bold() ? Font.BOLD : Font.PLAIN, face.size()));
    graphics.setColor(new Color(face.color()));
    double width = graphics.getFontMetrics().stringWidth(text);
    double left =
        switch (align) {
          case START -> x;
          case MIDDLE -> x - width / 2;
          case END -> x - width;
        };
    graphics.drawString(text, (float) left, (float) y);
  }

  /** The file. */
  byte[] bytes() {
    graphics.dispose();
    ImageIO.setUseCache(false); // no file for the cache: a signal would leave it behind
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer takes every write", e);
    }
    return bytes.toByteArray();
  }
}
