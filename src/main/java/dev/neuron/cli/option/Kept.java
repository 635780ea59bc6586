package dev.neuron.cli.option;

import dev.neuron.report.words.Numbers;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How model files keep one option, and how {@code reproduce} gives it again. */
final class Kept {
  private final String name;
  private final boolean replayed;
  private final Supplier<?> value;
  private final String absent;
  private final String after;
  private final String replaced;
  private final boolean toggle;

  /**
   * Describes it.
   *
   * @param name its long name without dashes
   * @param replayed whether it is given again; else it is there for readers alone
   * @param value gives what is in force, null for nothing to keep
   * @param absent what is kept for null, or null to keep nothing
   * @param after the name it is kept after, or null for the order of declaration
   * @param replaced the name of an option that is not kept where this one is, or null
   * @param toggle whether it is typed {@code --name} or {@code --no-name}
   */
  Kept(
      String name,
      boolean replayed,
      Supplier<?> value,
      String absent,
      String after,
      String replaced,
      boolean toggle) {
    this.name = name;
    this.replayed = replayed;
    this.value = value;
    this.absent = absent;
    this.after = after;
    this.replaced = replaced;
    this.toggle = toggle;
  }

  String name() {
    return name;
  }

  /** Whether {@code reproduce} gives it again. */
  boolean isReplayed() {
    return replayed;
  }

  String after() {
    return after;
  }

  /** Adds what is in force to a record; nothing where there is nothing to keep. */
  void addTo(Map<String, Object> record) {
    Object inForce = plain(value.get());
    if (inForce == null) {
      inForce = absent;
    }
    if (inForce != null) {
      record.remove(replaced);
      record.put(name, inForce);
    }
  }

  /** As a record has it: a text, a number, true or false. */
  private static Object plain(Object value) {
    if (value == null
        || value instanceof Double
        || value instanceof Long
        || value instanceof Boolean) {
      return value;
    } else if (value instanceof Integer count) {
      return (long) count;
    } else if (value instanceof List<?> list) {
      return list.isEmpty() ? null : String.join(",", list.stream().map(Kept::text).toList());
    }
    return text(value);
  }

  private static String text(Object value) {
    return value instanceof Enum<?> choice ? Choice.spelled(choice) : value.toString();
  }

  /** What is typed to give a recorded value again, or null for nothing. */
  String argument(Object recorded) {
    if (!replayed || recorded.equals(absent)) {
      return null;
    } else if (toggle) {
      return recorded.toString().equals("true")
          ? // older records have a text
          "--" + name
          : "--no-" + name;
    }
    return "--" + name + "=" + Numbers.typed(recorded);
  }
}
