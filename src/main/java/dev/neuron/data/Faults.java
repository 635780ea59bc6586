package dev.neuron.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The first few faults and the count of all. */
public final class Faults implements Serializable {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // an ArrayList
  private final List<Fault> first = new ArrayList<>();

  private long count;
  private long readable;
  private Fault firstReadable;

  public void add(Fault fault) {
    if (first.size() < DataException.SHOWN) {
      first.add(fault);
    }
    count++;
    if (fault.isReadable()) {
      readable++;
      firstReadable = firstReadable == null ? fault : firstReadable;
    }
  }

  /** Adds the faults of a later part whose first line comes after so many others. */
  public void merge(Faults later, long linesBefore) {
    for (Fault fault : later.first) {
      if (first.size() < DataException.SHOWN) {
        first.add(fault.after(linesBefore));
      }
    }
    count += later.count;
    readable += later.readable;
    firstReadable = firstReadable == null ? later.firstReadable : firstReadable;
  }

  public long count() {
    return count;
  }

  /** Of the cells that an option reads how many there are, and which it is; empty without any. */
  public String readable() {
    return readable == 0
        ? ""
        : "; of "
            + readable
            + (readable == 1 ? " cell" : " cells")
            + " an option makes numbers, such as "
            + SafeText.of(firstReadable.text())
            + " ("
            + firstReadable.remedy()
            + ")";
  }

  public Fault first() {
    return first.get(0);
  }

  public DataException asException() {
    return new DataException(DataException.Kind.CONTENT, first, count);
  }
}
