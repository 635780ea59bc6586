package dev.neuron.cli.option;

import dev.neuron.data.DataException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

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
      return name().charAt(0) + Choice.spelled(this).substring(1);
    }
  }

  private final List<ArgSpec> arguments = new ArrayList<>();
  final Map<Section, List<OptionSpec>> options = new EnumMap<>(Section.class);
  private final List<Kept> kept = new ArrayList<>(); // what model files keep, as declared
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
          some.stream().filter(option -> !option.hidden()).forEach(group::addArg);
          command.addArgGroup(group.build());
        });
  }

  /** Takes in the options of another group. */
  public final <G extends OptionGroup> G add(G group) {
    OptionGroup other = group;
    arguments.addAll(other.arguments);
    other.options.forEach((heading, some) -> under(heading).addAll(some));
    kept.addAll(other.kept);
    return group;
  }

  private List<OptionSpec> under(Section heading) {
    return options.computeIfAbsent(heading, none -> new ArrayList<>());
  }

  /**
   * What model files keep of these groups, by long names without dashes: the options in force,
   * group by group, in the order of their declaration but where one says after which it is kept.
   */
  public static Map<String, Object> record(OptionGroup... groups) {
    Map<String, Object> record = new LinkedHashMap<>();
    for (OptionGroup group : groups) {
      group.inKeptOrder().forEach(option -> option.addTo(record));
    }
    return record;
  }

  private List<Kept> inKeptOrder() {
    List<Kept> order = new ArrayList<>(kept);
    order.removeIf(option -> option.after() != null);
    for (Kept moved : kept) {
      for (int at = 0; at < order.size() && moved.after() != null; at++) {
        if (order.get(at).name().equals(moved.after())) {
          order.add(at + 1, moved);
          break;
        }
      }
    }
    return order;
  }

  /**
   * The inverse of {@link #record}: what is typed to have these options in force again. A record is
   * foreign text: of all that the program can be told it may choose only what is replayed.
   *
   * @param refused makes the error of a name that no record has
   */
  public final List<String> arguments(
      Map<String, Object> record, Function<String, DataException> refused) {
    List<String> typed = new ArrayList<>();
    record.forEach(
        (name, value) -> {
          Kept option = kept(name);
          if (option == null) {
            throw refused.apply(name);
          }
          String argument = option.argument(value);
          if (argument != null) {
            typed.add(argument);
          }
        });
    return typed;
  }

  /** How model files keep the option of this long name without dashes, or null for not at all. */
  final Kept kept(String name) {
    for (Kept option : kept) {
      if (option.name().equals(name)) {
        return option;
      }
    }
    return null;
  }

  /** Whether an option is called so. */
  public final boolean declares(String name) {
    return options.values().stream()
        .flatMap(List::stream)
        .anyMatch(option -> List.of(option.names()).contains(name));
  }

  /** The options that were given, as they were typed. */
  public final List<String> typed() {
    List<String> typed = new ArrayList<>();
    for (List<OptionSpec> some : options.values()) {
      for (OptionSpec option : some) {
        option.originalStringValues().forEach(text -> typed.add(option.longestName() + "=" + text));
      }
    }
    return typed;
  }

  /**
   * Begins an option with a value; the help lists options in the order of their declaration.
   *
   * @param names as the help shows them, {@code "-e, --epochs"}
   * @param label what the value is called in the help
   */
  public final Declaration option(String names, String label) {
    return new Declaration(this, section, split(names), label);
  }

  /** Begins an option without a value. */
  public final Declaration option(String names) {
    return option(names, "");
  }

  /** Takes in an option; {@code keeping} is null for one that model files do not keep. */
  final void add(Section heading, OptionSpec option, Kept keeping) {
    under(heading).add(option);
    if (keeping != null) {
      kept.add(keeping);
    }
  }

  /** The parts of a list as users type it, {@code a,b,c}; blanks around commas are dropped. */
  public static List<String> split(String list) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = 0; end >= 0; start = end + 1) {
      end = list.indexOf(',', start);
      parts.add(list.substring(start, end < 0 ? list.length() : end).trim());
    }
    return parts;
  }

  /** The first argument, which has to be there. */
  public final Option<String> argument(String label, String help) {
    return add(argument("0", "1", label, help).required(true).type(String.class));
  }

  /** The first argument, which may be left out. */
  public final Option<String> optionalArgument(String label, String help) {
    return add(argument("0", "0..1", label, help).type(String.class));
  }

  /** The first argument, a constant of an enum; this one if none is given. */
  public final <E extends Enum<E>> Option<E> optionalArgument(
      String label, E otherwise, String help) {
    Class<E> type = otherwise.getDeclaringClass();
    PositionalParamSpec.Builder spec = argument("0", "0..1", label, help).type(type);
    spec.completionCandidates(Choice.names(type)).converters(Choice.reader(label, type));
    return this.<E>add(spec).otherwise(otherwise);
  }

  /** All arguments from number {@code first} on, from 0; there has to be one. */
  public final Option<List<String>> arguments(int first, String label, String help) {
    return add(strings(argument(first + "..*", "1..*", label, help).required(true)));
  }

  /** All arguments from number {@code first} on, from 0, if there are any. */
  public final Option<List<String>> optionalArguments(int first, String label, String help) {
    return add(strings(argument(first + "..*", "0..*", label, help)));
  }

  /** All arguments, if there are any, most often one of these values. */
  public final Option<List<String>> optionalArguments(
      String label, String help, Iterable<String> often) {
    return add(strings(argument("0..*", "0..*", label, help)).completionCandidates(often));
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

  private <T> Option<T> add(PositionalParamSpec.Builder spec) {
    Option<T> argument = new Option<>();
    arguments.add(spec.getter(argument).setter(argument).hasInitialValue(false).build());
    return argument;
  }
}
