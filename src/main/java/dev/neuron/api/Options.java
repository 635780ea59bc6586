package dev.neuron.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Options by their long names; each is there once, as it was given last. */
record Options(Map<String, String> values) {
  static final Options NONE = new Options(Map.of());

  /** How the command line talks; a program hears everything. */
  private static final Set<String> TALK =
      Set.of("--help", "--quiet", "--verbose", "--debug", "--color");

  Options {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * The same with one more.
   *
   * @param value an empty text for an option without a value
   */
  Options with(String name, String value) {
    Objects.requireNonNull(value, name);
    if (!name.matches("--[a-z][a-z0-9-]*") || TALK.contains(name)) {
      throw NeuronException.option(
          "'" + name + "' is no option of a training or of data",
          "write it as neuron train --help lists it, such as --missing");
    }
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Options(more);
  }

  /** The same with a number, or without where it is NaN. */
  Options withNumber(String name, double value) {
    return Double.isNaN(value) ? without(name) : with(name, Double.toString(value));
  }

  Options without(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(values);
    fewer.remove(name);
    return new Options(fewer);
  }

  Options and(Options others) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putAll(others.values);
    return new Options(all);
  }

  /** As they are typed, with these files. */
  List<String> words(List<String> files) {
    List<String> words = new ArrayList<>();
    values.forEach((name, value) -> words.add(value.isEmpty() ? name : name + "=" + value));
    words.add("--");
    words.addAll(files);
    return words;
  }
}
