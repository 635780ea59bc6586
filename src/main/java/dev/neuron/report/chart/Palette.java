package dev.neuron.report.chart;

/** Colours of curves that differ for the colour-blind, too. */
final class Palette {
  private static final int[] LIGHT = {
    0x0072b2, 0xd55e00, 0x009e73, 0xb5548c, 0xb07a00, 0x2f8fd0, 0x7a4fc4, 0x7a4b2a
  };

  /** How many there are. */
  static final int SIZE = LIGHT.length;

  private Palette() {}

  /** The colour of a curve on white paper, as 0xrrggbb. */
  static int light(int curve) {
    return LIGHT[curve % SIZE];
  }
}
