package dev.neuron.cli;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.ExitStatus;
import dev.neuron.cli.option.Option;
import dev.neuron.cli.option.Subcommand;

/** {@code neuron completion}. */
final class CompletionCommand extends Subcommand {
  private final Option<Shell> shell =
      optionalArgument(
          "SHELL", Shell.BASH, "${COMPLETION-CANDIDATES}; one script serves bash and zsh.");

  /** The shells the script is for. */
  enum Shell {
    BASH,
    ZSH,
    FISH,
    POWERSHELL
  }

  CompletionCommand() {
    super(
        "Prints the script that completes commands, options, values, files and columns.",
        """
          source <(neuron completion)      complete in this bash or zsh
          neuron completion > ~/.local/share/bash-completion/completions/neuron
          neuron completion fish > ~/.config/fish/completions/neuron.fish
          neuron completion powershell | Out-String | Invoke-Expression
        """);
  }

  @Override
  public ExitStatus run(Console console) {
    CompletionScript script = new CompletionScript();
    console
        .out()
        .print(
            switch (shell.value()) {
              case BASH, ZSH -> script.bash();
              case FISH -> script.fish();
              case POWERSHELL -> script.powerShell();
            });
    return ExitStatus.DONE;
  }
}
