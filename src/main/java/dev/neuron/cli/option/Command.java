package dev.neuron.cli.option;

import dev.neuron.cli.console.Console;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What can be asked of the program: the groups and options that a subclass declares. */
public abstract class Command extends OptionGroup {
  static {
    // Types of the JDK need no converters of picocli's own: each option here brings its own, and
    // to load the others takes longer than to read the command line.
    System.setProperty("picocli.converters.excludes", "java.*");
  }

  static {
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF); // no warnings of picocli's own
  }

  private final String description;
  private final String examples;
  private final Option<Boolean> help;
  private final Option<Boolean> quiet;
  private final Option<Boolean> verbose;
  private final Option<Console.Color> color;

  /**
   * Describes it.
   *
   * @param description what it does, in one line or several
   * @param examples lines for the help, or none
   */
  @SuppressWarnings("this-escape") // declaring an option touches this class's own lists alone
  public Command(String description, String examples) {
    this.description = description;
    this.examples = examples;
    help = common("-h, --help", "").help("Show this help and end.").usageHelp();
    quiet =
        common("-q, --quiet", "")
            .help("No notes and no progress; warnings and errors stay.")
            .flag();
    verbose =
        common("-v, --verbose", "").help("Say on stderr what the program does inside.").flag();
    common("--debug", "").help("Show the stack trace of an error.").flag(); // see Failures.of
    color =
        common("--color", "WHEN")
            .help("Colour: ${COMPLETION-CANDIDATES} (default: auto, on a terminal).")
            .choice(Console.Color.AUTO);
  }

  private Declaration common(String names, String label) {
    return option(names, label).in(Section.COMMON);
  }

  /**
   * Gives up a name of an option so far: a short one, which this command has another use for, or
   * the only one, of an option that it refuses and does not list.
   */
  protected final void giveUp(String name) {
    for (List<OptionSpec> some : options.values()) {
      some.replaceAll(option -> without(name, option));
    }
  }

  private static OptionSpec without(String name, OptionSpec option) {
    List<String> names = new ArrayList<>(List.of(option.names()));
    if (!names.remove(name)) {
      return option;
    }
    return names.isEmpty()
        ? option.toBuilder().hidden(true).build()
        : option.toBuilder().names(names.toArray(String[]::new)).build();
  }

  /** Whether the help is asked for. */
  public final boolean asksForHelp() {
    return help.value();
  }

  /** Has the console talk as it was asked to. */
  public final void configure(Console console) {
    console.configure(quiet.value(), verbose.value(), color.value());
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
