package dev.neuron.report.chart;

import java.util.Arrays;

/** Dots of braille, two across and four down in a character, each with the curve it belongs to. */
final class Canvas {
  private static final char BLANK = '\u2800';

  /** Which bit of a braille character is the dot in this row (0…3) and column (0, 1). */
  private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private final int width;
  private final int height;
  private final int[] dots; // (height, width) in characters
  private final int[] owner; // which curve came last, −1 none

  /** Creates an empty canvas, sizes in characters. */
  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    this.dots = new int[width * height];
    this.owner = new int[width * height];
    Arrays.fill(owner, -1);
  }

  /** How many dots fit across. */
  int dotsAcross() {
    return 2 * width;
  }

  /** How many dots fit from top to bottom. */
  int dotsDown() {
    return 4 * height;
  }

  /** Sets a dot, counted from the left and from the top; one outside is left out. */
  void dot(int x, int y, int curve) {
    if (x < 0 || y < 0 || x >= dotsAcross() || y >= dotsDown()) {
      return;
    }
    int at = y / 4 * width + x / 2;
    dots[at] |= BITS[y % 4][x % 2];
    owner[at] = curve;
  }

  /** Draws a line of dots. */
  void line(int x0, int y0, int x1, int y1, int curve) {
    int steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0));
    for (int i = 0; i <= steps; i++) {
      double part = steps == 0 ? 0 : (double) i / steps;
      dot((int) Math.round(x0 + part * (x1 - x0)), (int) Math.round(y0 + part * (y1 - y0)), curve);
    }
  }

  /** The character at a place. */
  char at(int column, int row) {
    int at = row * width + column;
    return dots[at] == 0 ? ' ' : (char) (BLANK + dots[at]);
  }

  /** The curve at a place, −1 for none. */
  int owner(int column, int row) {
    return owner[row * width + column];
  }
}
