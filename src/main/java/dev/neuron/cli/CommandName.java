package dev.neuron.cli;

import dev.neuron.cli.command.CheckCommand;
import dev.neuron.cli.command.CompareCommand;
import dev.neuron.cli.command.EvaluateCommand;
import dev.neuron.cli.command.ExplainCommand;
import dev.neuron.cli.command.ExportCommand;
import dev.neuron.cli.command.FindCommand;
import dev.neuron.cli.command.GenerateCommand;
import dev.neuron.cli.command.InspectCommand;
import dev.neuron.cli.command.PredictCommand;
import dev.neuron.cli.command.ReproduceCommand;
import dev.neuron.cli.command.RulesCommand;
import dev.neuron.cli.command.ShowCommand;
import dev.neuron.cli.command.SurfaceCommand;
import dev.neuron.cli.command.TrainCommand;
import dev.neuron.cli.option.Choice;
import dev.neuron.cli.option.Subcommand;
import java.util.ArrayList;
import java.util.List;

/** The commands in the order that the help lists them. A new command is one word and one line. */
public enum CommandName {
  TRAIN,
  COMPARE,
  FIND,
  SURFACE,
  PREDICT,
  EVALUATE,
  CHECK,
  EXPLAIN,
  SHOW,
  EXPORT,
  REPRODUCE,
  RULES,
  GENERATE,
  INSPECT,
  COMPLETION,
  HELP;

  /** Makes the command; the others' classes are not even loaded. */
  public Subcommand create() {
    return switch (this) {
      case TRAIN -> new TrainCommand();
      case COMPARE -> new CompareCommand();
      case FIND -> new FindCommand();
      case SURFACE -> new SurfaceCommand();
      case PREDICT -> new PredictCommand();
      case EVALUATE -> new EvaluateCommand();
      case CHECK -> new CheckCommand();
      case EXPLAIN -> new ExplainCommand();
      case SHOW -> new ShowCommand();
      case EXPORT -> new ExportCommand();
      case REPRODUCE -> new ReproduceCommand();
      case RULES -> new RulesCommand();
      case GENERATE -> new GenerateCommand();
      case INSPECT -> new InspectCommand();
      case COMPLETION -> new CompletionCommand();
      case HELP -> new HelpCommand();
    };
  }

  /** Returns the command of that name, or null. */
  static CommandName find(String name) {
    for (CommandName command : values()) {
      if (command.toString().equals(name)) {
        return command;
      }
    }
    return null;
  }

  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (CommandName command : values()) {
      names.add(command.toString());
    }
    return names;
  }

  @Override
  public String toString() {
    return Choice.spelled(this);
  }
}
