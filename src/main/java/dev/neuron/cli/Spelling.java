package dev.neuron.cli;

import java.util.Locale;

/** How a closed choice is spelled on the command line: {@code LEAKY_RELU} is leaky-relu. */
final class Spelling {
  private Spelling() {}

  static String ofOption(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
