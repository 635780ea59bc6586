package dev.neuron;

import dev.neuron.cli.CommandRunner;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/** The process: hands its streams to the command line and ends with its number. */
public final class Main {
  private Main() {}

  /** Runs one command and exits. The raw descriptors are used so that failed writes are seen. */
  public static void main(String[] args) {
    CommandRunner.ownProcess();
    System.exit(
        run(
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            args));
  }

  /**
   * Runs one command.
   *
   * @param in standard input
   * @param out standard output: the answer, UTF-8
   * @param err standard error: notes, warnings, progress and errors, UTF-8
   * @param args the command and its options
   * @return the exit status, one of the numbers that {@code --help} lists
   */
  public static int run(InputStream in, OutputStream out, OutputStream err, String... args) {
    return CommandRunner.run(in, out, err, args);
  }
}
