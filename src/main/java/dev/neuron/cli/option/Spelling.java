package dev.neuron.cli.option;

import java.util.Locale;

/** How a closed choice is spelled on the command line: {@code LEAKY_RELU} is leaky-relu. */
public final class Spelling {
  private Spelling() {}

  public static String ofOption(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
