package dev.neuron.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
  @Mixin private CommonOptions common;

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
