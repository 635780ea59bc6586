package dev.neuron.api;

import dev.neuron.cli.console.UsageException;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.OutputException;
import dev.neuron.engine.EngineException;
import dev.neuron.engine.PassInterruptedException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was asked for cannot be done. The message is the one of the command line: the place, what is
 * wrong there, and the remedy in brackets, {@code houses.csv:17: column "rooms": the cell is empty
 * (use --missing skip to leave such rows out, or mean, zero or a number)}. An option that it names
 * is given with {@link Data#option(String, String)} or {@link Training#option(String, String)}.
 */
public final class NeuronException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is. */
  public enum Kind {
    /** An option is wrong, contradicts another one, or does not fit the data. */
    OPTION,
    /** The content of a file or array is wrong. */
    DATA,
    /** A file cannot be read. */
    READING,
    /** A file cannot be written. */
    WRITING,
    /** The data do not fit into memory. */
    MEMORY,
    /** The training diverged, or no example was active any more. */
    TRAINING,
    /** The thread was interrupted before the first epoch was measured. */
    INTERRUPTED
  }

  /** Whose fault it is. */
  private final Kind kind;

  /** The file, or null. */
  private final String file;

  /** The line, or 0. */
  private final long line;

  /** The column, or null. */
  private final String column;

  /** The remedy, or null. */
  private final String remedy;

  private NeuronException(Kind kind, String message, Fault fault, String remedy, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.file = fault == null ? null : fault.file();
    this.line = fault == null ? 0 : fault.line();
    this.column = fault == null ? null : fault.column();
    this.remedy = remedy;
  }

  static NeuronException option(String problem, String remedy) {
    return of(Kind.OPTION, problem, remedy);
  }

  static NeuronException data(String problem, String remedy) {
    return of(Kind.DATA, problem, remedy);
  }

  static NeuronException training(String message) {
    return new NeuronException(Kind.TRAINING, message, null, null, null);
  }

  private static NeuronException of(Kind kind, String problem, String remedy) {
    return new NeuronException(kind, problem + " (" + remedy + ")", null, remedy, null);
  }

  /** Does some work of the program's, with its errors as those of the library. */
  static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (DataException e) {
      Fault first = e.faults().get(0);
      throw new NeuronException(kind(e), e.getMessage(), first, first.remedy(), e);
    } catch (UsageException e) {
      throw new NeuronException(Kind.OPTION, e.getMessage(), null, null, e);
    } catch (OutputException e) {
      throw new NeuronException(Kind.WRITING, e.getMessage(), null, null, e);
    } catch (EngineException e) {
      throw new NeuronException(Kind.READING, e.getMessage(), null, null, e);
    } catch (PassInterruptedException e) {
      String problem = "interrupted before the first epoch was measured";
      throw new NeuronException(Kind.INTERRUPTED, problem, null, null, e);
    }
  }

  private static Kind kind(DataException e) {
    return switch (e.kind()) {
      case CONTENT -> Kind.DATA;
      case UNREADABLE -> Kind.READING;
      case REQUEST -> Kind.OPTION;
      case TOO_LARGE -> Kind.MEMORY;
    };
  }

  /**
   * Whose fault it is.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * The file it is in.
   *
   * @return its name, or empty where it is in none
   */
  public Optional<String> file() {
    return Optional.ofNullable(file);
  }

  /**
   * The line it is on.
   *
   * @return the number from 1, or 0 where no line is meant
   */
  public long line() {
    return line;
  }

  /**
   * The column it is in.
   *
   * @return its name, or empty where it is in none
   */
  public Optional<String> column() {
    return Optional.ofNullable(column);
  }

  /**
   * What can be done about it, where the message does not say it in its sentence.
   *
   * @return the remedy, or empty
   */
  public Optional<String> remedy() {
    return Optional.ofNullable(remedy);
  }
}
