package dev.neuron.data;

import java.util.ArrayList;
import java.util.List;

/** The first few faults and the count of all. */
final class Faults {
  private final List<Fault> first = new ArrayList<>();
  private long count;

  void add(Fault fault) {
    if (first.size() < DataException.SHOWN) {
      first.add(fault);
    }
    count++;
  }

  long count() {
    return count;
  }

  Fault first() {
    return first.get(0);
  }

  DataException asException() {
    return new DataException(DataException.Kind.CONTENT, first, count);
  }
}
