package dev.neuron.cli.option;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What can be asked of the program: the groups and options that a subclass declares. */
public abstract class Command extends OptionGroup {
  static {
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF); // no warnings of picocli's own
  }

  private final String description;
  private final String examples;

  @SuppressWarnings("this-escape") // adding a group touches this class's own lists alone
  private final CommonOptions common = add(new CommonOptions());

  /**
   * Describes it.
   *
   * @param description what it does, in one line or several
   * @param examples lines for the help, or none
   */
  public Command(String description, String examples) {
    this.description = description;
    this.examples = examples;
  }

  /** Gives up a short name of an option so far, which this command has another use for. */
  protected final void giveUp(String name) {
    for (List<OptionSpec> some : options.values()) {
      some.replaceAll(option -> without(name, option));
    }
  }

  private static OptionSpec without(String name, OptionSpec option) {
    List<String> names = new ArrayList<>(List.of(option.names()));
    return names.remove(name)
        ? option.toBuilder().names(names.toArray(String[]::new)).build()
        : option;
  }

  /** Returns the options every command has. */
  public final CommonOptions common() {
    return common;
  }

  /** Returns the parser of the command, with the settings that are the same for every one. */
  public final CommandLine parser(String name) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(name);
    addTo(spec);
    return new CommandLine(spec).setCaseInsensitiveEnumValuesAllowed(true).setExpandAtFiles(false);
  }

  /** Returns the command as help, man page and completion show it. */
  public final CommandLine manual(String name) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(name);
    spec.usageMessage().description(description.split("\n"));
    if (!examples.isEmpty()) {
      spec.usageMessage().footerHeading("Examples:%n").footer(examples.split("\n", -1));
    }
    addUnderHeadings(spec);
    return new CommandLine(spec);
  }
}
