package dev.neuron.cli.option;

import dev.neuron.data.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * Options that belong together. A subclass declares each of them once, as a field that keeps what
 * was given: {@code option("--rows", "N").help("How many rows.").count()}.
 *
 * <p>They are declared by calls, not by annotations, which the parser would have to find by
 * reflection in every run: 50 ms with the options of {@code train}.
 */
public abstract class OptionGroup {
  /** The headings under which the help lists options, in their order. */
  public enum Section {
    DATA,
    NEURON,
    TRAINING,
    OUTPUT,
    ENGINE,
    COMMON;

    String heading() {
      return name().charAt(0) + Spelling.ofOption(this).substring(1);
    }
  }

  private final List<ArgSpec> arguments = new ArrayList<>();
  private final Map<Section, List<ArgSpec>> options = new EnumMap<>(Section.class);
  private final Map<String, Option.Replay> replays = new HashMap<>(); // by long name without dashes
  private final Section section;

  /** A group whose options the help lists under output, unless one says otherwise. */
  protected OptionGroup() {
    this(Section.OUTPUT);
  }

  /** A group whose options the help lists here, unless one says otherwise. */
  protected OptionGroup(Section section) {
    this.section = section;
  }

  /** Tells the parser of all that were declared. */
  final void addTo(CommandSpec command) {
    arguments.forEach(command::add);
    options.values().forEach(some -> some.forEach(command::add));
  }

  /** Tells the help of all that were declared, options under headings: no parser's groups. */
  final void addUnderHeadings(CommandSpec command) {
    arguments.forEach(command::add);
    options.forEach(
        (heading, some) -> {
          ArgGroupSpec.Builder group = ArgGroupSpec.builder().validate(false).exclusive(false);
          group.heading("%n" + heading.heading() + ":%n").order(command.argGroups().size());
          some.forEach(group::addArg);
          command.addArgGroup(group.build());
        });
  }

  /** Takes in the options of another group. */
  public final <G extends OptionGroup> G add(G group) {
    OptionGroup other = group;
    arguments.addAll(other.arguments);
    other.options.forEach((heading, some) -> under(heading).addAll(some));
    replays.putAll(other.replays);
    return group;
  }

  private List<ArgSpec> under(Section heading) {
    return options.computeIfAbsent(heading, none -> new ArrayList<>());
  }

  /** What a model file keeps of the option of this long name without dashes. */
  public final Option.Replay replay(String name) {
    return replays.getOrDefault(name, Option.Replay.NEVER);
  }

  /**
   * Begins an option with a value; the help lists options in the order of their declaration.
   *
   * @param names as the help shows them, {@code "-e, --epochs"}
   * @param label what the value is called in the help
   */
  public final Declaration option(String names, String label) {
    return new Declaration(
        OptionSpec.builder(Lists.split(names).toArray(new String[0])).paramLabel(label));
  }

  /** Begins an option without a value. */
  public final Declaration option(String names) {
    return option(names, "");
  }

  /** The first argument, which has to be there. */
  public final Option<String> argument(String label, String help) {
    return add(argument("0", "1", label, help).required(true).type(String.class));
  }

  /** The first argument, which may be left out. */
  public final <T> Option<T> optionalArgument(String label, Class<T> type, String help) {
    return add(argument("0", "0..1", label, help).type(type));
  }

  /** All arguments from number {@code first} on, from 0; there has to be one. */
  public final Option<List<String>> arguments(int first, String label, String help) {
    return add(strings(argument(first + "..*", "1..*", label, help).required(true)));
  }

  /** All arguments from number {@code first} on, from 0, if there are any. */
  public final Option<List<String>> optionalArguments(int first, String label, String help) {
    return add(strings(argument(first + "..*", "0..*", label, help)));
  }

  /** All arguments, of which the help says nothing. */
  public final Option<List<String>> hiddenArguments() {
    return add(strings(argument("0..*", "0..*", "", "").hidden(true)));
  }

  private static PositionalParamSpec.Builder argument(
      String index, String arity, String label, String help) {
    return PositionalParamSpec.builder()
        .index(index)
        .arity(arity)
        .paramLabel(label)
        .description(help);
  }

  private static PositionalParamSpec.Builder strings(PositionalParamSpec.Builder spec) {
    return spec.type(List.class).auxiliaryTypes(String.class);
  }

  private static Path path(String name) {
    try {
      return DataArguments.path(name);
    } catch (DataException none) {
      throw new TypeConversionException(none.getMessage());
    }
  }

  // Without hasInitialValue(false) the parser would overwrite the values of otherwise() with null.
  private <T> Option<T> add(PositionalParamSpec.Builder spec) {
    Option<T> argument = new Option<>();
    arguments.add(spec.getter(argument).setter(argument).hasInitialValue(false).build());
    return argument;
  }

  private <T> Option<T> add(Section heading, OptionSpec.Builder spec) {
    Option<T> option = new Option<>();
    under(heading).add(spec.getter(option).setter(option).hasInitialValue(false).build());
    return option;
  }

  /** An option that has its names; the last call says what kind of value it takes. */
  public final class Declaration {
    private final OptionSpec.Builder spec;
    private Section heading = section;

    private Declaration(OptionSpec.Builder spec) {
      this.spec = spec;
    }

    /** Says what it is; {@code ${COMPLETION-CANDIDATES}} stands for the names of a choice. */
    public Declaration help(String text) {
      spec.description(text);
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

    /** Says that model files keep it, for readers alone. */
    Declaration recorded() {
      return kept(Option.Replay.RECORDED);
    }

    /**
     * Says that model files keep it and {@code reproduce} gives it again: it changes the result,
     * and nothing is ever written where it says.
     */
    Declaration replayed() {
      return kept(Option.Replay.REPLAYED);
    }

    private Declaration kept(Option.Replay replay) {
      String[] names = spec.names();
      replays.put(names[names.length - 1].substring("--".length()), replay);
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
      return parsed(Path.class, OptionGroup::path);
    }

    /** A number as {@link NumberOption} reads it. */
    public Option<Double> number() {
      return parsed(Double.class, NumberOption::parse);
    }

    /** A whole number of things, of which there are few. */
    public Option<Integer> count() {
      return parsed(Integer.class, text -> (int) NumberOption.whole(text, Integer.MAX_VALUE));
    }

    /** A whole number of 64 bits. */
    public Option<Long> whole() {
      return parsed(Long.class, text -> NumberOption.whole(text, Long.MAX_VALUE));
    }

    /** One constant of an enum, as its {@code toString} spells it; this one if none is given. */
    public <E extends Enum<E>> Option<E> choice(E otherwise) {
      return choice(otherwise.getDeclaringClass()).otherwise(otherwise);
    }

    /** One constant of an enum, as its {@code toString} spells it. */
    public <E extends Enum<E>> Option<E> choice(Class<E> type) {
      return of(type);
    }

    /** What a function makes of the text. */
    public <T> Option<T> parsed(Class<T> type, ITypeConverter<T> function) {
      spec.converters(function);
      return of(type);
    }

    /** Values between commas; may be repeated. */
    <T> Option<List<T>> list(Class<T> type) {
      spec.splitRegex(",").auxiliaryTypes(type);
      return of(List.class);
    }

    /** {@code KEY=VALUE} between commas; may be repeated. */
    public <K, V> Option<Map<K, V>> map(Class<K> key, Class<V> value) {
      spec.splitRegex(",").auxiliaryTypes(key, value);
      return of(Map.class);
    }

    /** A file; may be repeated. */
    Option<List<Path>> files() {
      return files("1");
    }

    /** Files, as many after the name as {@code arity} says; may be repeated. */
    Option<List<Path>> files(String arity) {
      spec.auxiliaryTypes(Path.class).converters(OptionGroup::path).arity(arity);
      return of(List.class);
    }

    private <T> Option<T> of(Class<?> type) {
      return add(heading, spec.type(type));
    }
  }
}
