package dev.neuron.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_DESCRIPTION;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_DESCRIPTION_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING;

import dev.neuron.cli.console.ExitStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of a command: what it does, examples, then every option. */
final class HelpText {
  private static final int WIDTH = 100;
  private static final String BLANK = "blank";

  private HelpText() {}

  /** Renders the help; the examples stand in its footer. */
  static String render(CommandLine line, boolean colored) {
    layOut(line);
    String text = line.getUsageMessage(colored ? Ansi.ON : Ansi.OFF);
    return text.replace(System.lineSeparator(), "\n"); // \n on every system, as in all output
  }

  /**
   * Puts the examples first, options in the order of their declaration, each under its heading
   * (sorting them would depend on the machine's language), and the exit statuses under the help of
   * the whole program.
   */
  static void layOut(CommandLine line) {
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    usage.width(WIDTH);
    usage.sortOptions(false);
    usage.abbreviateSynopsis(true);
    usage.synopsisHeading("Usage: ");
    usage.descriptionHeading("");
    usage.parameterListHeading(hasArguments(line) ? "%nArguments:%n" : "");
    usage.commandListHeading("%nCommands:%n");
    if (!line.getSubcommands().isEmpty()) {
      usage.customSynopsis("neuron [OPTIONS] COMMAND …");
      usage.exitCodeListHeading("%nExit status:%n");
      usage.exitCodeList(exitStatuses());
    }
    line.setHelpSectionKeys(
        List.of(
            SECTION_KEY_DESCRIPTION_HEADING,
            SECTION_KEY_DESCRIPTION,
            BLANK,
            SECTION_KEY_FOOTER_HEADING,
            SECTION_KEY_FOOTER,
            SECTION_KEY_SYNOPSIS_HEADING,
            SECTION_KEY_SYNOPSIS,
            SECTION_KEY_PARAMETER_LIST_HEADING,
            SECTION_KEY_PARAMETER_LIST,
            SECTION_KEY_COMMAND_LIST_HEADING,
            SECTION_KEY_COMMAND_LIST,
            SECTION_KEY_OPTION_LIST,
            SECTION_KEY_EXIT_CODE_LIST_HEADING,
            SECTION_KEY_EXIT_CODE_LIST));
    line.getHelpSectionMap().put(BLANK, help -> System.lineSeparator());
    line.getSubcommands().values().forEach(HelpText::layOut);
  }

  private static boolean hasArguments(CommandLine line) {
    for (PositionalParamSpec argument : line.getCommandSpec().positionalParameters()) {
      if (!argument.hidden()) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, String> exitStatuses() {
    Map<String, String> list = new LinkedHashMap<>();
    for (ExitStatus status : ExitStatus.values()) {
      list.put(Integer.toString(status.number()), status.meaning());
    }
    return list;
  }
}
