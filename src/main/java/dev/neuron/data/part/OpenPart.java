package dev.neuron.data.part;

import dev.neuron.data.DataSource;
import dev.neuron.data.TableRows;
import java.io.IOException;

/**
 * What is open of a part.
 *
 * @param part which part
 * @param text its lines, or null where the file is a table or an earlier part has them
 * @param table its rows where the file is no text, else null
 */
record OpenPart(FilePart part, PartStream text, TableRows table) implements AutoCloseable {
  /** Whether it has no rows at all. */
  boolean isEmpty() {
    return table == null && (text == null || text.isEmpty());
  }

  /** Where in the file the first of its lines begins; the rows of a table count themselves. */
  long start() {
    if (table != null) {
      return 0;
    }
    return text == null ? part.from() : text.start();
  }

  /** How many quotes were read. */
  long quotes() {
    return text == null ? 0 : text.quotes();
  }

  DataSource source() {
    return table == null ? DataSource.of(part.name(), text) : DataSource.of(part.name(), table);
  }

  @Override
  public void close() throws IOException {
    if (text != null) {
      text.close();
    }
    if (table != null) {
      table.close();
    }
  }
}
