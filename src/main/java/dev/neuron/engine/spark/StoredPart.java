package dev.neuron.engine.spark;

import dev.neuron.data.TableRows;
import dev.neuron.data.part.FilePart;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;

/** Opens the file of a part on whatever file system it is. */
record StoredPart(FilePart part, Configuration hadoop) implements FilePart.Opener {
  @Override
  public InputStream open(long position) throws IOException {
    return InputFiles.open(part.location(), position, hadoop);
  }

  @Override
  public TableRows table() throws IOException {
    return ParquetTable.open(part, hadoop);
  }
}
