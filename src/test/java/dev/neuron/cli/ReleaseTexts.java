package dev.neuron.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.neuron.report.chart.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes what a release holds beside the program: the source of a man page for every command, the
 * completion script and the notices of the libraries in the jar. The profile "release" runs it.
 */
public final class ReleaseTexts {
  private ReleaseTexts() {}

  /**
   * Writes into the directory named first {@code man-source/*.adoc}, {@code completions/} and what
   * {@code licenses/} holds, the texts in the jar named second, and completes the bill of materials
   * there.
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    write(directory);
    copyLicences(Path.of(args[1]), Files.createDirectories(directory.resolve("licenses")));
    completeBill(directory.resolve("sbom.cdx.json"));
  }

  /**
   * Adds to the bill of materials what is bundled and comes from no repository of Maven: the
   * library in web pages that draws charts.
   */
  static void completeBill(Path bill) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode root = mapper.readTree(bill.toFile());
    Matcher head =
        Pattern.compile("^/\\*! https://(github[.]com/leeoniya/uPlot) \\(v([0-9.]+)\\)")
            .matcher(uPlot());
    if (!head.find()) {
      throw new IOException("uPlot does not begin with its version");
    }
    ArrayNode components = (ArrayNode) root.get("components");
    String name = "pkg:npm/uplot@" + head.group(2);
    ObjectNode own = components.addObject().put("type", "library").put("bom-ref", name);
    own.put("name", "uplot").put("version", head.group(2)).put("scope", "required");
    own.putArray("licenses").addObject().putObject("license").put("id", "MIT");
    own.put("purl", name);
    mapper.writerWithDefaultPrettyPrinter().writeValue(bill.toFile(), root);
  }

  private static String uPlot() throws IOException {
    try (InputStream script = Picture.class.getResourceAsStream("uPlot.iife.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Writes {@code man-source/*.adoc} and {@code completions/} into a directory. */
  public static void write(Path directory) throws IOException {
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
    writeCompletions(directory.resolve("completions"));
  }

  /** Each where its shell looks for it below {@code share}. */
  private static void writeCompletions(Path share) throws IOException {
    CompletionScript script = new CompletionScript();
    write(share.resolve("bash-completion/completions/neuron"), script.bash());
    write(share.resolve("zsh/site-functions/_neuron"), script.bash());
    write(share.resolve("fish/vendor_completions.d/neuron.fish"), script.fish());
    write(share.resolve("powershell/neuron.ps1"), script.powerShell());
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void copyLicences(Path from, Path to) throws IOException {
    try (FileSystem jar = FileSystems.newFileSystem(from);
        Stream<Path> files = Files.walk(jar.getPath("META-INF"))) {
      for (Path file : files.filter(ReleaseTexts::isLicence).toList()) {
        Files.write(to.resolve(file.getFileName().toString()), Files.readAllBytes(file));
      }
    }
  }

  private static boolean isLicence(Path file) {
    return file.toString().matches(".*(LICENSE|NOTICE)|.*/licenses/.*[.]txt");
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
