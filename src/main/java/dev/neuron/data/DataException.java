package dev.neuron.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The input, or what was asked of it, cannot be used. Says where, why, and what to do about it. */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How many faults are told one by one; the rest is counted. */
  public static final int SHOWN = 5;

  /** Whose mistake it is; decides the exit status. */
  public enum Kind {
    /** The content is wrong: a bad number, a damaged file, no row left. Exit status 65. */
    CONTENT,
    /** The input cannot be opened or read. Exit status 66. */
    UNREADABLE,
    /** The request does not fit the data: an unknown column, options that contradict. Exit 2. */
    REQUEST,
    /** The data do not fit into the memory this process may use. Exit status 70. */
    TOO_LARGE
  }

  private final Kind kind;

  @SuppressWarnings("serial") // an immutable list of the JDK
  private final List<Fault> faults;

  private final long count;

  /** One fault. */
  public DataException(Kind kind, Fault fault) {
    this(kind, List.of(fault), 1, null);
  }

  /** One fault with the exception that revealed it. */
  public DataException(Kind kind, Fault fault, Throwable cause) {
    this(kind, List.of(fault), 1, cause);
  }

  /**
   * Several faults.
   *
   * @param faults the first few, at least one
   * @param count how many there are in all
   */
  public DataException(Kind kind, List<Fault> faults, long count) {
    this(kind, faults, count, null);
  }

  private DataException(Kind kind, List<Fault> faults, long count, Throwable cause) {
    super(render(faults, count), cause);
    this.kind = kind;
    this.faults = List.copyOf(faults);
    this.count = count;
  }

  /** The content is wrong. */
  public static DataException content(Fault fault) {
    return new DataException(Kind.CONTENT, fault);
  }

  /** The request does not fit. */
  public static DataException request(String problem, String remedy) {
    return new DataException(Kind.REQUEST, Fault.of(null, problem, remedy));
  }

  /** The same where lines are counted from another one with so many lines before it. */
  public DataException after(long lines) {
    List<Fault> moved = new ArrayList<>();
    for (Fault fault : faults) {
      moved.add(fault.after(lines));
    }
    return new DataException(kind, moved, count, this);
  }

  /** The same with what to do about each fault changed; null for nothing. */
  public DataException withRemedies(UnaryOperator<String> change) {
    List<Fault> changed = new ArrayList<>();
    for (Fault fault : faults) {
      changed.add(fault.remedy() == null ? fault : fault.withRemedy(change.apply(fault.remedy())));
    }
    return new DataException(kind, changed, count, this);
  }

  /** Decides the exit status. */
  public Kind kind() {
    return kind;
  }

  /** The first few faults, in the order of the file. */
  public List<Fault> faults() {
    return faults;
  }

  /** How many faults there are in all. */
  public long count() {
    return count;
  }

  /** The first fault's file, or null. */
  public String file() {
    return faults.get(0).file();
  }

  /** The first fault's line, or 0. */
  public long line() {
    return faults.get(0).line();
  }

  /** What is wrong with the first fault's text. */
  public String problem() {
    return faults.get(0).problem();
  }

  /** What to do about the first fault, or null. */
  public String remedy() {
    return faults.get(0).remedy();
  }

  /**
   * One line a fault, and a last line with the count when there are more than shown. A remedy is
   * told once.
   */
  private static String render(List<Fault> faults, long count) {
    StringBuilder out = new StringBuilder();
    String told = null;
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      boolean again = fault.remedy() != null && fault.remedy().equals(told);
      out.append(i == 0 ? "" : "\n");
      out.append(again ? fault.describeProblem() : fault.describe());
      told = fault.remedy();
    }
    if (count > faults.size()) {
      out.append("\nand ").append(count - faults.size()).append(" more like this");
    }
    return out.toString();
  }
}
