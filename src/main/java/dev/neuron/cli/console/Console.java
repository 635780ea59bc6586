package dev.neuron.cli.console;

import dev.neuron.data.Note;
import dev.neuron.data.OutputException;
import dev.neuron.data.SafeText;
import dev.neuron.report.doc.TextWidth;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** The three streams of a run: standard output is the answer, standard error is the talk. */
public final class Console {
  /** When to use colour. */
  public enum Color {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Lines up to this width are not worth a look at the terminal's. */
  private static final int NARROW = 40;

  private final InputStream in;
  private final Utf8Output out;
  private final PrintStream err;
  private boolean quiet;
  private boolean verbose;
  private Color color = Color.AUTO;
  private int widthErr; // of the terminal behind standard error, 0 before it was asked
  private volatile boolean drawn; // a line of progress stands on the terminal
  private long lastAnswer = System.nanoTime();

  public Console(InputStream in, OutputStream out, OutputStream err) {
    this.in = in;
    this.out = new Utf8Output(new Answer(out), Console::failedWrite);
    this.err = new PrintStream(err, false, StandardCharsets.UTF_8);
  }

  /** One without an answer or a terminal, whose talk goes to {@code talk}. */
  public static Console of(OutputStream talk) {
    Console console =
        new Console(InputStream.nullInputStream(), OutputStream.nullOutputStream(), talk);
    console.color = Color.NEVER;
    return console;
  }

  /**
   * The answer; a line of progress makes way for it where both are on the terminal. It has a name
   * and a constructor of its own: javac calls the argument of an unnamed one now so, now so.
   */
  private final class Answer extends FilterOutputStream {
    Answer(OutputStream answer) {
      super(answer);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (drawn && Terminal.is(1)) {
        progress("");
      }
      lastAnswer = System.nanoTime();
      out.write(bytes, offset, length);
    }
  }

  /** For how many nanoseconds nothing of the answer was written. */
  long silence() {
    return System.nanoTime() - lastAnswer;
  }

  /** Leaves a clean line where the terminal has shown the key that interrupts. */
  void interrupted() {
    if (drawn) {
      progress(""); // and the key behind it
    } else if (Terminal.is(2)) {
      err.print('\n');
      err.flush();
    }
  }

  /** Follows {@code --quiet}, {@code --verbose} and {@code --color}. */
  public void configure(boolean beQuiet, boolean beVerbose, Color colored) {
    quiet = beQuiet;
    verbose = beVerbose;
    color = colored;
    // Read when the first logger is made, which only happens when something logs.
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", verbose ? "debug" : "warn");
  }

  /** Whether what {@link #debug} says is seen. */
  public boolean isVerbose() {
    return verbose;
  }

  /** Says what the program does inside, under {@code --verbose} alone. */
  public void debug(String text) {
    if (verbose) {
      LoggerFactory.getLogger("neuron").debug(SafeText.plain(text));
    }
  }

  /** Returns standard input. */
  public InputStream in() {
    return in;
  }

  /** Returns where the answer goes. */
  public Utf8Output out() {
    return out;
  }

  /** Says something useful to know, unless {@code --quiet}. */
  public void note(String text) {
    if (!quiet) {
      say("note: " + text);
    }
  }

  /** Says something the user should know, {@code --quiet} or not. */
  public void warn(String text) {
    say("warning: " + text);
  }

  /** Says that something asked for is not there: a note, and a warning under {@code --quiet}. */
  public void lack(String text) {
    say((quiet ? "warning: " : "note: ") + text);
  }

  /** Says what the reading of data found. */
  public void tell(Note note) {
    switch (note.severity()) {
      case NOTE -> note(note.text());
      case WARNING -> warn(note.text());
    }
  }

  /** Shows one error. */
  public void error(String text) {
    say("neuron: " + text);
  }

  /** Writes lines to standard error, such as a line of help after an error. */
  public void say(String text) {
    if (drawn) {
      progress("");
    }
    int start = 0;
    for (int end = 0; end >= 0; start = end + 1) {
      end = text.indexOf('\n', start);
      // Whatever a message quotes, nothing in it may steer the terminal.
      err.print(folded(SafeText.plain(text.substring(start, end < 0 ? text.length() : end))));
      err.print('\n');
    }
    err.flush();
  }

  /** A line as the terminal has room for it; what goes elsewhere stays one line. */
  private String folded(String line) {
    if (line.length() <= NARROW || !Terminal.is(2)) {
      return line;
    }
    widthErr = widthErr > 0 ? widthErr : Terminal.width();
    return TextWidth.fold(line, widthErr);
  }

  /** Draws a line of progress over the last one; an empty one wipes it. Only where one can. */
  void progress(String line) {
    drawn = !line.isEmpty();
    err.print("\r\u001b[2K" + SafeText.plain(line));
    err.flush();
  }

  /** Shows where an error came from. */
  public void stackTrace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    say(trace.toString().stripTrailing().replace("\r\n", "\n").replace("\t", "    "));
  }

  /**
   * Returns whether progress may be drawn and redrawn on standard error: what turns colour off
   * there turns this off, too, but colour asked for in a file does not draw into it.
   */
  public boolean canRedraw() {
    return !quiet && !isDumb() && Terminal.is(2) && colors(2);
  }

  /** Returns whether the answer may be coloured. */
  public boolean colorsOut() {
    return colors(1);
  }

  /** What lines of the answer should fit into: the terminal's width, any where it is none. */
  public int widthOut() {
    return Terminal.is(1) ? Terminal.width() : Integer.MAX_VALUE;
  }

  private boolean colors(int descriptor) {
    return switch (color) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> !isDumb() && noColor().isEmpty() && Terminal.is(descriptor);
    };
  }

  private static boolean isDumb() {
    return "dumb".equals(System.getenv("TERM"));
  }

  private static String noColor() {
    String value = System.getenv("NO_COLOR");
    return value == null ? "" : value;
  }

  /** A pipe's reader may go; everything else that fails loses part of the answer. */
  private static RuntimeException failedWrite(IOException failure) {
    String reason = failure.getMessage() == null ? "" : failure.getMessage();
    if (reason.toLowerCase(Locale.ROOT).contains("pipe")
        || (Interruption.isOwn() && Terminal.isPipe(1))) {
      return new ClosedPipeException();
    }
    return new OutputException(
        OutputException.Kind.WRITE,
        Path.of("standard output"),
        "cannot be written" + (reason.isEmpty() ? "" : ": " + reason),
        null,
        failure);
  }
}
