package dev.neuron.cli;

import dev.neuron.cli.console.ClosedPipeException;
import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.console.Interruption;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.Subcommand;
import dev.neuron.data.NearestName;
import dev.neuron.data.OutputException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Finds the command, parses its options alone, runs it and turns how it ended into a status. */
public final class CommandRunner {
  /** The system property that chooses the loops, see {@code math.Vectors}. */
  private static final String VECTORS = "neuron.vectors";

  private final Console console;
  private final Failures failures;
  private boolean fromFiles; // some arguments are from an @FILE

  private CommandRunner(Console console, Failures failures) {
    this.console = console;
    this.failures = failures;
  }

  /**
   * Runs the command that the arguments name. Throws nothing: whatever goes wrong becomes a line on
   * {@code err} and a number.
   *
   * @return the number of an {@link ExitStatus}
   */
  public static int run(InputStream in, OutputStream out, OutputStream err, String... args) {
    Console console = new Console(in, out, err);
    return new CommandRunner(console, new Failures(console)).run(args).number();
  }

  /** Declares that this JVM runs nothing but the program, so that signals are meant for it. */
  public static void ownProcess() {
    Interruption.own();
  }

  private ExitStatus run(String[] args) {
    ExitStatus status;
    try {
      failures.heed(args);
      String[] words = ArgumentFiles.expand(args);
      failures.heed(words);
      fromFiles = words != args;
      status = dispatch(words);
    } catch (Throwable failure) {
      status = failures.report(failure);
    }
    status = finish(status);
    // A closed terminal, for one, fails writes as well; the signal is what the caller waits for.
    return Interruption.requested() ? Interruption.status() : status;
  }

  /** What is still buffered belongs to the answer, even when an error followed it. */
  private ExitStatus finish(ExitStatus status) {
    try {
      console.out().flush();
      return status;
    } catch (ClosedPipeException gone) {
      return status;
    } catch (OutputException failure) {
      ExitStatus failed = failures.report(failure);
      return status.number() <= ExitStatus.NOT_CONVERGED.number() ? failed : status;
    }
  }

  private ExitStatus dispatch(String[] args) {
    String vectors = System.getProperty(VECTORS, "auto");
    if (!List.of("on", "off", "auto").contains(vectors)) {
      throw new UsageException("-D" + VECTORS + ": '" + vectors + "' is not one of on, off, auto");
    }
    if (args.length > 0) {
      CommandName name = CommandName.find(args[0]);
      if (name != null) {
        return runCommand(name, Arrays.copyOfRange(args, 1, args.length));
      }
    }
    return runRoot(args);
  }

  /** Options before the command's name, {@code --help}, {@code --version}, or a mistake. */
  private ExitStatus runRoot(String[] args) {
    RootCommand root = new RootCommand();
    CommandLine line = root.parser(RootCommand.NAME);
    line.setStopAtPositional(true).parseArgs(args);
    if (root.asksForHelp()) {
      return help(RootCommand.tree());
    }
    if (root.asksForVersion()) {
      console.out().print(VersionText.render());
      return ExitStatus.DONE;
    }
    String[] words = root.words();
    if (words.length == 0) {
      throw new ParameterException(line, "no command given");
    }
    CommandName name = CommandName.find(words[0]);
    if (name == null) {
      throw new ParameterException(line, unknown(words[0]));
    }
    int before = args.length - words.length;
    String[] rest = Arrays.copyOf(args, args.length - 1);
    System.arraycopy(words, 1, rest, before, words.length - 1);
    return runCommand(name, rest);
  }

  private ExitStatus runCommand(CommandName name, String[] args) {
    Subcommand command = name.create();
    CommandLine line =
        command.parser(RootCommand.NAME + " " + name).setOverwrittenOptionsAllowed(fromFiles);
    line.parseArgs(args);
    command.configure(console);
    if (line.getParseResult().isUsageHelpRequested()) {
      return help(name.create().manual(RootCommand.NAME + " " + name));
    }
    return command.run(console);
  }

  private ExitStatus help(CommandLine line) {
    console.out().print(HelpText.render(line, console.colorsOut()));
    return ExitStatus.DONE;
  }

  private static boolean isFile(String word) {
    try {
      return Files.isRegularFile(Path.of(word));
    } catch (InvalidPathException none) {
      return false;
    }
  }

  private static String unknown(String word) {
    if (isFile(word)) {
      return "unknown command '" + word + "'; did you mean: neuron train " + word;
    }
    return "unknown command '" + word + "'" + NearestName.hint(word, CommandName.names());
  }
}
