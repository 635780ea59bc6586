package dev.neuron;

import dev.neuron.cli.CommandRunner;
import dev.neuron.cli.console.ExitStatus;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The process: hands its streams to the command line and ends with its number. */
public final class Main {
  private static final byte[] NO_MEMORY =
      "neuron: not enough memory for Java to run the program (NEURON_JAVA_OPTS=-Xmx… raises it)\n"
          .getBytes(StandardCharsets.UTF_8);

  /** Open to the end of the process. */
  private static final InputStream[] STAND_INS = new InputStream[3];

  private Main() {}

  /** Runs one command and exits. The raw descriptors are used so that failed writes are seen. */
  public static void main(String[] args) throws IOException {
    FileOutputStream err = new FileOutputStream(FileDescriptor.err);
    int status;
    try {
      fillDescriptors();
      CommandRunner.ownProcess();
      status =
          run(
              new FileInputStream(FileDescriptor.in),
              new FileOutputStream(FileDescriptor.out),
              err,
              args);
    } catch (OutOfMemoryError e) { // the error could not be shown for want of memory
      err.write(NO_MEMORY);
      status = ExitStatus.NO_MEMORY.number();
    }
    try {
      System.exit(status);
    } catch (OutOfMemoryError e) { // shutdown hooks could not run for want of memory
      Runtime.getRuntime().halt(ExitStatus.NO_MEMORY.number());
    }
  }

  /**
   * A standard descriptor that was closed would be given to the next file opened, and what is
   * written to it would go there. Three files take all three, or numbers that nobody needs; being
   * opened to read, they refuse what is written.
   */
  private static void fillDescriptors() {
    try {
      for (int i = 0; i < STAND_INS.length; i++) {
        STAND_INS[i] = new FileInputStream("/dev/null");
      }
    } catch (IOException notUnix) {
      return; // no Unix: an open file takes no number of a standard stream
    }
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
