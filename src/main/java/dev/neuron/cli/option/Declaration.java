package dev.neuron.cli.option;

import dev.neuron.cli.option.OptionGroup.Section;
import dev.neuron.data.DataException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * The declaration of an option that has its names: what it is, where the help lists it, what it may
 * be, whether model files keep it. The last call says what kind of value it takes.
 */
public final class Declaration {
  private final OptionGroup group;
  private final OptionSpec.Builder spec;
  private final String name;
  private final NumberOption.Bounds bounds = new NumberOption.Bounds();
  private Section heading;
  private boolean kept;
  private boolean replayed;
  private Supplier<?> inForce;
  private boolean unlessDefault;
  private String absent;
  private String after;
  private String replaced;

  Declaration(OptionGroup group, Section heading, List<String> names, String label) {
    this.group = group;
    this.heading = heading;
    this.name = names.get(names.size() - 1);
    this.spec = OptionSpec.builder(names.toArray(new String[0])).paramLabel(label);
  }

  /** Says what it is; {@code ${COMPLETION-CANDIDATES}} stands for the names of a choice. */
  public Declaration help(String text) {
    spec.description(text);
    return this;
  }

  /** Says what it is in most cases, for shells to complete; other values are as good. */
  Declaration often(String... values) {
    spec.completionCandidates(List.of(values));
    return this;
  }

  /** Says where the help lists it, if not where the group's options are listed. */
  public Declaration in(Section other) {
    heading = other;
    return this;
  }

  /** Without it the command does not run. */
  public Declaration required() {
    spec.required(true);
    return this;
  }

  /** Refuses smaller numbers. */
  public Declaration atLeast(long least) {
    return bound("at least " + least, value -> value >= least);
  }

  /** Refuses this number and smaller ones. */
  public Declaration above(long bound) {
    return bound("above " + bound, value -> value > bound);
  }

  /** Refuses this number and larger ones. */
  public Declaration below(long bound) {
    return bound("below " + bound, value -> value < bound);
  }

  private Declaration bound(String words, DoublePredicate holds) {
    bounds.add(words, holds);
    return this;
  }

  /** Says that model files keep it, for readers alone. */
  public Declaration recorded() {
    kept = true;
    return this;
  }

  /** The same with what is in force in place of what was given. */
  public Declaration recorded(Supplier<?> value) {
    inForce = value;
    return recorded();
  }

  /**
   * Says that model files keep it and {@code reproduce} gives it again: it changes the result, and
   * nothing is ever written where it says.
   */
  public Declaration replayed() {
    replayed = true;
    return recorded();
  }

  /** The same with what is in force in place of what was given; null keeps nothing. */
  public Declaration replayed(Supplier<?> value) {
    inForce = value;
    return replayed();
  }

  /** Keeps only what is not the default. */
  Declaration unlessDefault() {
    unlessDefault = true;
    return this;
  }

  /** Keeps this word where nothing is in force; {@code reproduce} does not give it again. */
  Declaration absent(String word) {
    absent = word;
    return this;
  }

  /** Keeps it after this option, where model files have always had it, not where it is declared. */
  Declaration after(String other) {
    after = other;
    return this;
  }

  /** Keeps it in place of this option, of which it is several. */
  Declaration inPlaceOf(String other) {
    replaced = other;
    return this;
  }

  /** Something to switch on. */
  public Option<Boolean> flag() {
    return this.<Boolean>of(boolean.class).otherwise(false);
  }

  /** Something to switch off by {@code --no-…}. */
  Option<Boolean> toggle() {
    spec.negatable(true).defaultValue("true").fallbackValue("true");
    return of(boolean.class);
  }

  /** Asks for the help, whatever else is right or wrong. */
  Option<Boolean> usageHelp() {
    spec.usageHelp(true);
    return flag();
  }

  public Option<String> text() {
    return of(String.class);
  }

  public Option<Path> file() {
    return converted(Path.class, path());
  }

  /** A number as {@link NumberOption} reads it. */
  public Option<Double> number() {
    return bounded(Double.class, NumberOption::parse);
  }

  /** A number, or a word that stands for a value of its own. */
  Option<Double> numberOr(String word, double meant) {
    return bounded(
            Double.class,
            text -> text.equals(word) ? meant : NumberOption.parse(text, word + " or a number"))
        .otherwise(meant);
  }

  /** A whole number of things, of which there are few. */
  public Option<Integer> count() {
    return bounded(Integer.class, text -> (int) NumberOption.whole(text, Integer.MAX_VALUE));
  }

  /** A whole number of 64 bits. */
  public Option<Long> whole() {
    return bounded(Long.class, text -> NumberOption.whole(text, Long.MAX_VALUE));
  }

  /** One constant of an enum; this one if none is given. */
  public <E extends Enum<E>> Option<E> choice(E otherwise) {
    return choice(otherwise.getDeclaringClass()).otherwise(otherwise);
  }

  /** One constant of an enum, spelled as {@link Choice} does. */
  public <E extends Enum<E>> Option<E> choice(Class<E> type) {
    spec.completionCandidates(Choice.names(type));
    return converted(type, Choice.reader(name, type));
  }

  /** What a function makes of the text. */
  public <T> Option<T> parsed(Class<T> type, ITypeConverter<T> function) {
    return converted(type, named(function));
  }

  private <T> Option<T> converted(Class<T> type, ITypeConverter<T> function) {
    spec.converters(function);
    return of(type);
  }

  private <T extends Number> Option<T> bounded(Class<T> type, ITypeConverter<T> function) {
    ITypeConverter<T> any = named(function);
    return converted(
        type,
        text -> {
          T value = any.convert(text);
          bounds.require(name, text, value.doubleValue());
          return value;
        });
  }

  /** The same function; what it refuses names the option. */
  private <T> ITypeConverter<T> named(ITypeConverter<T> function) {
    return text -> {
      try {
        return function.convert(text);
      } catch (TypeConversionException refused) {
        throw new TypeConversionException(name + ": " + refused.getMessage());
      }
    };
  }

  /** Values between commas; may be repeated. */
  Option<List<String>> texts() {
    return list(String.class, text -> text);
  }

  /** Constants of an enum between commas; may be repeated. */
  public <E extends Enum<E>> Option<List<E>> choices(Class<E> type) {
    spec.completionCandidates(Choice.names(type));
    return list(type, Choice.reader(name, type));
  }

  /** What a function makes of each text between commas; may be repeated. */
  <T> Option<List<T>> several(Class<T> type, ITypeConverter<T> function) {
    return list(type, named(function));
  }

  private <T> Option<List<T>> list(Class<T> type, ITypeConverter<T> function) {
    spec.splitRegex(",").auxiliaryTypes(type).converters(function);
    return of(List.class);
  }

  /** {@code KEY=NUMBER} between commas, with keys from an enum; may be repeated. */
  public <E extends Enum<E>> Option<Map<E, Double>> numbers(Class<E> keys) {
    spec.converters(Choice.reader(name, keys), named(NumberOption::parse));
    spec.splitRegex(",").auxiliaryTypes(keys, Double.class);
    return of(Map.class);
  }

  /** A file; may be repeated. */
  Option<List<Path>> files() {
    return files("1");
  }

  /** Files, as many after the name as {@code arity} says; may be repeated. */
  Option<List<Path>> files(String arity) {
    spec.auxiliaryTypes(Path.class).converters(path()).arity(arity);
    return of(List.class);
  }

  /** One place for both: the class archive holds one of two equal method references. */
  private ITypeConverter<Path> path() {
    return named(Declaration::path);
  }

  private static Path path(String name) {
    try {
      return DataArguments.path(name);
    } catch (DataException none) {
      throw new TypeConversionException(none.getMessage());
    }
  }

  // Without hasInitialValue(false) the parser would overwrite the values of otherwise() with null.
  private <T> Option<T> of(Class<?> type) {
    Option<T> option = new Option<>();
    OptionSpec built = spec.type(type).getter(option).setter(option).hasInitialValue(false).build();
    group.add(heading, built, kept ? kept(option, built.negatable()) : null);
    return option;
  }

  private Kept kept(Option<?> option, boolean toggle) {
    Supplier<?> value =
        inForce != null ? inForce : unlessDefault ? option::valueUnlessDefault : option::value;
    return new Kept(
        name.substring("--".length()), replayed, value, absent, after, replaced, toggle);
  }
}
