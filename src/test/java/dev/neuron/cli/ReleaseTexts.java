package dev.neuron.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes what a release holds beside the program: the source of a man page for every command, and
 * the completion script. The profile "release" runs it.
 */
public final class ReleaseTexts {
  private ReleaseTexts() {}

  /** Writes into the directory named: {@code man-source/*.adoc} and {@code neuron.bash}. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    Path pages = Files.createDirectories(directory.resolve("man-source"));
    CommandLine tree = RootCommand.tree();
    HelpText.layOut(tree);
    titleExamples(tree);
    tree.getSubcommands().values().forEach(ReleaseTexts::titleExamples);
    int status =
        ManPageGenerator.generateManPage(
            pages.toFile(), null, new boolean[0], true, tree.getCommandSpec());
    if (status != 0) {
      throw new IOException("the man pages could not be written: " + status);
    }
    try (Stream<Path> files = Files.list(pages)) {
      for (Path page : files.toList()) {
        Files.writeString(page, titled(Files.readString(page)));
      }
    }
    Files.writeString(directory.resolve("neuron.bash"), AutoComplete.bash(RootCommand.NAME, tree));
  }

  /** Headings of options are sections, whose titles have no colon. */
  private static String titled(String page) {
    return page.replaceAll("(?m)^==  (\\w+):$", "== $1");
  }

  /** In a man page they are a section, whose title has no colon. */
  private static void titleExamples(CommandLine command) {
    command.getCommandSpec().usageMessage().footerHeading("Examples%n");
  }
}
