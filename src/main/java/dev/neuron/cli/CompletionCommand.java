package dev.neuron.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code neuron completion}. */
@Command(
    name = "completion",
    description = "Prints the script that completes commands and options in bash and zsh.",
    footerHeading = "Examples:%n",
    footer = {
      "  source <(neuron completion)      complete in this shell",
      "  neuron completion > ~/.local/share/bash-completion/completions/neuron",
      ""
    })
final class CompletionCommand implements Subcommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SHELL",
      description = "${COMPLETION-CANDIDATES}; one script serves both.")
  @SuppressWarnings("UnusedVariable") // asked for, as users of other programs expect, and checked
  private Shell shell = Shell.BASH;

  @Mixin private CommonOptions common;

  /** The shells the script is for. */
  enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return Spelling.ofOption(this);
    }
  }

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitStatus run(Console console) {
    console.out().print(AutoComplete.bash(RootCommand.NAME, Parsers.tree()));
    return ExitStatus.DONE;
  }
}
