package dev.neuron.golden;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One command of a document's {@code console} blocks, with what the document says it prints.
 *
 * <p>A line that begins with {@code $ } is a command; after a backslash it goes on in the next
 * line. The lines up to the next command are its output, both streams as they come on a terminal.
 * An ellipsis stands for any text within its line, and alone on a line for any number of lines.
 *
 * @param document the file
 * @param line the number of the command's line, from 1
 * @param command what follows the prompt
 * @param output the lines it prints
 */
record Transcript(Path document, int line, String command, List<String> output) {
  private static final String PROMPT = "$ ";
  private static final Pattern ELLIPSIS = Pattern.compile("\\n[ \\t]*…[ \\t]*(?=\\n)|…");

  /** The commands of one document, in their order. */
  static List<Transcript> read(Path document) throws IOException {
    List<Transcript> transcripts = new ArrayList<>();
    List<String> lines = Files.readAllLines(document, StandardCharsets.UTF_8);
    boolean inside = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("```")) {
        inside = line.equals("```console");
      } else if (inside && line.startsWith(PROMPT)) {
        StringBuilder command = new StringBuilder(line.substring(PROMPT.length()));
        int start = i + 1;
        while (lines.get(i).endsWith("\\")) {
          i++;
          command.append('\n').append(lines.get(i));
        }
        transcripts.add(new Transcript(document, start, command.toString(), new ArrayList<>()));
      } else if (inside) {
        if (transcripts.isEmpty()) {
          throw new IOException(document + ":" + (i + 1) + ": output before the first command");
        }
        transcripts.get(transcripts.size() - 1).output().add(line);
      }
    }
    return transcripts;
  }

  /** Whether this is something only a reader does: fetching or building the project itself. */
  boolean isForReaders() {
    return command.startsWith("git ") || command.startsWith("cd ") || command.startsWith("./mvnw");
  }

  /** The output as the document shows it, with a newline after every line. */
  String expected() {
    return output.isEmpty() ? "" : String.join("\n", output) + "\n";
  }

  /** Whether the output is what the document shows. */
  boolean fits(String actual) {
    StringBuilder regex = new StringBuilder();
    String text = "\n" + expected();
    var matcher = ELLIPSIS.matcher(text);
    int end = 0;
    while (matcher.find()) {
      regex.append(Pattern.quote(text.substring(end, matcher.start())));
      regex.append(matcher.group().equals("…") ? ".*" : "(?:\\n.*)*?");
      end = matcher.end();
    }
    regex.append(Pattern.quote(text.substring(end)));
    return Pattern.matches(regex.toString(), "\n" + actual);
  }

  @Override
  public String toString() {
    return document.getFileName() + ":" + line + ": " + command;
  }
}
