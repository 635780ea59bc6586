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

  public void add(Fault fault) {
    if (first.size() < DataException.SHOWN) {
      first.add(fault);
    }
    count++;
  }

  /** Adds the faults of a later part whose first line comes after so many others. */
  public void merge(Faults later, long linesBefore) {
    for (Fault fault : later.first) {
      if (first.size() < DataException.SHOWN) {
        first.add(fault.after(linesBefore));
      }
    }
    count += later.count;
  }

  public long count() {
    return count;
  }

  public Fault first() {
    return first.get(0);
  }

  public DataException asException() {
    return new DataException(DataException.Kind.CONTENT, first, count);
  }
}
