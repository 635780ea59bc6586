package dev.neuron.cli.option;

import dev.neuron.data.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How the constants of an enum are spelled on the command line: {@code LEAKY_RELU} is leaky-relu.
 */
public final class Choice {
  /** What other programs and books call some of the names. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "linear", "identity",
          "logistic", "sigmoid",
          "mse", "squared",
          "mae", "absolute",
          "cross-entropy", "log-loss",
          "sgd", "gd");

  private Choice() {}

  /** One constant as users type it. */
  public static String spelled(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All constants of an enum as users type them. */
  static List<String> names(Class<?> type) {
    List<String> names = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      names.add(spelled((Enum<?>) constant));
    }
    return names;
  }

  /** The same as a sentence has them: {@code text, csv or json}. */
  static String listed(Class<?> type) {
    List<String> names = names(type);
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  /** Reads a constant in any case; other words are refused with the names there are. */
  static <E> ITypeConverter<E> reader(String argument, Class<E> type) {
    return text -> {
      for (E constant : type.getEnumConstants()) {
        Enum<?> choice = (Enum<?>) constant;
        if (spelled(choice).equalsIgnoreCase(text) || choice.name().equalsIgnoreCase(text)) {
          return constant;
        }
      }
      List<String> names = names(type);
      throw new TypeConversionException(
          argument
              + ": '"
              + text
              + "' is not one of "
              + String.join(", ", names)
              + hint(text, names));
    };
  }

  private static String hint(String text, List<String> names) {
    String here = ELSEWHERE.get(text.toLowerCase(Locale.ROOT));
    return here != null && names.contains(here)
        ? "; " + here + " is what it is called here"
        : NearestName.hint(text, names);
  }
}
