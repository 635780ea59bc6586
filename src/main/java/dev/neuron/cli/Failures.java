package dev.neuron.cli;

import dev.neuron.cli.console.ClosedPipeException;
import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.Command;
import dev.neuron.data.DataException;
import dev.neuron.data.NearestName;
import dev.neuron.data.OutputException;
import dev.neuron.data.block.MemoryBudget;
import dev.neuron.data.io.TemporaryFile;
import dev.neuron.engine.EngineException;
import dev.neuron.engine.PassInterruptedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place where what was thrown becomes a line for the user and an exit status. */
public final class Failures {
  private final Console console;
  private boolean debug;

  public Failures(Console console) {
    this.console = console;
  }

  /** Shows stack traces if these words of a command line ask for them, be they right or wrong. */
  void heed(String[] words) {
    debug = Arrays.asList(words).contains("--debug");
  }

  /** Says what went wrong and returns how the program must end. */
  ExitStatus report(Throwable failure) {
    TemporaryFile.passUnlessEnded(); // after a signal the process ends by it: no message
    if (failure instanceof ClosedPipeException) {
      return ExitStatus.DONE;
    }
    if (failure instanceof PassInterruptedException) {
      console.warn("interrupted before the first epoch was measured: there is nothing to save");
      return ExitStatus.INTERRUPTED;
    }
    if (debug) {
      console.stackTrace(failure);
    }
    if (failure instanceof DataException data) {
      console.error(data.getMessage());
      return ofInput(data);
    } else if (failure instanceof OutputException output) {
      console.error(output.getMessage());
      return output.kind() == OutputException.Kind.CREATE
          ? ExitStatus.CANNOT_CREATE
          : ExitStatus.WRITE_FAILED;
    } else if (failure instanceof ParameterException usage) {
      console.error(wording(usage));
      console.say("Try '" + usage.getCommandLine().getCommandSpec().name() + " --help'.");
      return ExitStatus.USAGE;
    } else if (failure instanceof UsageException usage) {
      console.error(usage.getMessage());
      return ExitStatus.USAGE;
    } else if (failure instanceof EngineException engine) {
      console.error(engine.getMessage());
      return ExitStatus.CANNOT_READ;
    }
    OutOfMemoryError end = endOfMemory(failure);
    if (end != null) {
      console.error(noMemory(end));
      return ExitStatus.NO_MEMORY;
    }
    console.error(bug(failure));
    return ExitStatus.INTERNAL;
  }

  private static ExitStatus ofInput(DataException data) {
    return switch (data.kind()) {
      case CONTENT -> ExitStatus.BAD_CONTENT;
      case UNREADABLE -> ExitStatus.CANNOT_READ;
      case REQUEST -> ExitStatus.USAGE;
      case TOO_LARGE -> ExitStatus.NO_MEMORY;
    };
  }

  /**
   * Has a command take its options for somebody who did not type them.
   *
   * @throws UsageException saying what is wrong with them
   */
  public static void parse(Command command, List<String> words) {
    try {
      command.parser(RootCommand.NAME).parseArgs(words.toArray(String[]::new));
    } catch (ParameterException wrong) {
      throw new UsageException(wording(wrong));
    }
  }

  private static String wording(ParameterException usage) {
    if (usage instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (usage.getCause() instanceof TypeConversionException refused) {
      return refused.getMessage(); // it names the option
    }
    String text = usage.getMessage();
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private static String unmatched(UnmatchedArgumentException failure) {
    List<String> words = failure.getUnmatched();
    String word = words.isEmpty() ? "" : words.get(0);
    if (!failure.isUnknownOption()) {
      return "unexpected argument '" + word + "'";
    }
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    return "unknown option '" + name + "'" + hint(name, failure.getCommandLine());
  }

  private static String hint(String name, CommandLine command) {
    if (new RootCommand().parser(RootCommand.NAME).getCommandSpec().findOption(name) != null) {
      return "; it has no command before it: neuron " + name;
    }
    Map<String, List<String>> owners = new LinkedHashMap<>(); // by the whole name
    RootCommand.tree()
        .getSubcommands()
        .forEach(
            (owner, line) -> {
              OptionSpec option = line.getCommandSpec().findOption(name);
              if (option != null) {
                owners.computeIfAbsent(option.longestName(), none -> new ArrayList<>()).add(owner);
              }
            });
    if (owners.isEmpty()) {
      return nearest(name, command.getCommandSpec().optionsMap().keySet());
    }
    StringBuilder of = new StringBuilder();
    owners.forEach(
        (whole, commands) ->
            of.append(of.isEmpty() ? "; " : ", and ")
                .append(whole.equals(name) ? "" : whole + ", ")
                .append("an option of ")
                .append(String.join(", ", commands)));
    return name.equals("--engine")
        ? of
            + ", which go through all the data; "
            + command.getCommandName()
            + " looks at them closely, here: leave --engine out, and name a part of the data, some"
            + " thousand rows"
        : of.toString();
  }

  /** One letter is near to every other, and says nothing; a word of a long name says which. */
  private static String nearest(String name, Set<String> options) {
    if (name.length() <= 2) {
      return "";
    }
    List<String> longer =
        options.stream()
            .filter(option -> (option + "-").contains(name.replaceFirst("^--", "-") + "-"))
            .toList();
    return NearestName.hint(longer.size() == 1 ? longer.get(0) : name, options);
  }

  /** Where memory ended, perhaps while a class was made ready; or null. */
  private static OutOfMemoryError endOfMemory(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError end) {
        return end;
      }
    }
    return null;
  }

  private static String noMemory(OutOfMemoryError end) {
    if (end.getMessage() != null && end.getMessage().contains("native thread")) {
      return "the system allows no further thread (ulimit -u, or a limit of the container);"
          + " --threads asks for fewer";
    }
    return MemoryBudget.ended().getMessage();
  }

  private String bug(Throwable failure) {
    String where = "";
    StackTraceElement[] trace = failure.getStackTrace();
    if (trace.length > 0) {
      where = " at " + trace[0];
    }
    return "internal error: "
        + failure
        + where
        + "\nThis is a bug of neuron "
        + (debug ? "" : "(--debug shows more); ")
        + "please report it with the command you ran.";
  }
}
