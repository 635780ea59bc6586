package dev.neuron.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What one run of the program inside this JVM did. */
public record Ran(int status, String out, String err) {
  public static Ran neuron(Object... args) {
    return fed("", args);
  }

  public static Ran fed(String input, Object... args) {
    return fed(input.getBytes(StandardCharsets.UTF_8), args);
  }

  /** The same for input that is no text of this encoding. */
  public static Ran fed(byte[] in, Object... args) {
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = CommandRunner.run(new ByteArrayInputStream(in), out, err, words);
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
