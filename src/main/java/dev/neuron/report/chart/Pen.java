package dev.neuron.report.chart;

/** What a picture is drawn with: positions in pixels from the upper left corner. */
interface Pen {
  /** Where a text stands from its position. */
  enum Align {
    /** It begins there. */
    START,
    /** It has its middle there. */
    MIDDLE,
    /** It ends there. */
    END
  }

  /**
   * How a line looks.
   *
   * @param color as 0xrrggbb
   * @param width in pixels
   * @param dash the lengths of dash and gap in pixels, none for a whole line
   */
  record Stroke(int color, double width, int... dash) {}

  /**
   * How a text looks.
   *
   * @param size in pixels
   * @param color as 0xrrggbb
   */
  record Face(int size, boolean bold, int color) {}

  /**
   * Draws one line through points; one that is NaN breaks it.
   *
   * @param x (points)
   * @param y (points)
   */
  void line(double[] x, double[] y, Stroke stroke);

  /** Draws a dot at every point, of this radius. */
  void dots(double[] x, double[] y, double radius, int color);

  /** Writes a text whose base line goes through y. */
  void text(double x, double y, String text, Align align, Face face);

  /** A pen that draws so many pixels further down. */
  static Pen lowered(Pen pen, double by) {
    return new Pen() {
      @Override
      public void line(double[] x, double[] y, Stroke stroke) {
        pen.line(x, lower(y), stroke);
      }

      @Override
      public void dots(double[] x, double[] y, double radius, int color) {
        pen.dots(x, lower(y), radius, color);
      }

      @Override
      public void text(double x, double y, String text, Align align, Face face) {
        pen.text(x, y + by, text, align, face);
      }

      private double[] lower(double[] y) {
        double[] lower = new double[y.length];
        for (int i = 0; i < y.length; i++) {
          lower[i] = y[i] + by;
        }
        return lower;
      }
    };
  }

  /** About how wide a text is, the same on every machine. */
  static double width(String text, Face face) {
    double sum = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if ("ijl.,:;'|!It()[] f".indexOf(letter) >= 0) {
        sum += 0.31;
      } else if ("mwMW@%★—".indexOf(letter) >= 0) {
        sum += 0.9;
      } else {
        sum += Character.isUpperCase(letter) ? 0.7 : 0.57;
      }
    }
    return sum * face.size() * (face.bold() ? 1.06 : 1);
  }
}
