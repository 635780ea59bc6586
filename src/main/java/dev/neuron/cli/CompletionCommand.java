package dev.neuron.cli;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.Subcommand;
import picocli.AutoComplete;

/** {@code neuron completion}. */
final class CompletionCommand extends Subcommand {
  @SuppressWarnings("UnusedVariable") // parsed to refuse unknown shells
  private final Option<Shell> shell =
      optionalArgument("SHELL", Shell.BASH, "${COMPLETION-CANDIDATES}; one script serves both.");

  /** The shells the script is for. */
  enum Shell {
    BASH,
    ZSH
  }

  CompletionCommand() {
    super(
        "Prints the script that completes commands and options in bash and zsh.",
        """
          source <(neuron completion)      complete in this shell
          neuron completion > ~/.local/share/bash-completion/completions/neuron
        """);
  }

  @Override
  public ExitStatus run(Console console) {
    console.out().print(AutoComplete.bash(RootCommand.NAME, RootCommand.tree()));
    return ExitStatus.DONE;
  }
}
