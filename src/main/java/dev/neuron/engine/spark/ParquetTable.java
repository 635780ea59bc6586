package dev.neuron.engine.spark;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.TableRows;
import dev.neuron.data.io.ParquetMark;
import dev.neuron.data.part.FilePart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * The rows of a part of a Parquet file, read by the library Spark reads them with. Not through
 * Spark's own tables: they mix the rows of files according to the number of cores, and know neither
 * the file nor the row of a cell.
 */
final class ParquetTable implements TableRows {
  private final ParquetFileReader file;
  private final List<String> names = new ArrayList<>();
  private final ParquetCells cells;
  private final MessageType schema;
  private RecordReader<String[]> group; // or null before the first and after the last
  private long left; // rows of the group
  private long number;

  private ParquetTable(ParquetFileReader file, String name) {
    this.file = file;
    this.schema = file.getFileMetaData().getSchema();
    for (Type column : schema.getFields()) {
      if (!column.isPrimitive() || column.isRepetition(Type.Repetition.REPEATED)) {
        Fault fault =
            new Fault(
                name,
                0,
                column.getName(),
                null,
                "holds lists or structures, and cells are wanted",
                "write the file without it, or with a column for each of its numbers");
        throw DataException.content(fault);
      }
      names.add(column.getName());
    }
    this.cells = new ParquetCells(schema);
  }

  /**
   * Opens a part if its file is a Parquet file.
   *
   * @return null if it is another
   * @throws IOException if it cannot be read
   * @throws DataException of kind CONTENT if it is damaged or has columns that are no cells
   */
  static ParquetTable open(FilePart part, Configuration hadoop) throws IOException {
    if (!isMarked(part, hadoop)) {
      return null;
    }
    ParquetReadOptions options =
        HadoopReadOptions.builder(hadoop).withRange(part.from(), part.to()).build();
    try {
      HadoopInputFile input = HadoopInputFile.fromPath(new Path(part.location()), hadoop);
      ParquetFileReader file = ParquetFileReader.open(input, options);
      boolean opened = false;
      try {
        ParquetTable table = new ParquetTable(file, part.name());
        opened = true;
        return table;
      } finally {
        if (!opened) {
          file.close();
        }
      }
    } catch (DataException told) {
      throw told;
    } catch (RuntimeException e) {
      String problem = "begins like a Parquet file, but its end is damaged or missing";
      throw new DataException(
          DataException.Kind.CONTENT, Fault.of(part.name(), problem, "make it anew"), e);
    }
  }

  private static boolean isMarked(FilePart part, Configuration hadoop) throws IOException {
    try (InputStream in = InputFiles.open(part.location(), 0, hadoop)) {
      return ParquetMark.isIn(part.name(), in.readNBytes(ParquetMark.LENGTH));
    }
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public String[] next() throws IOException {
    try {
      while (left == 0) {
        PageReadStore next = file.readNextRowGroup();
        if (next == null) {
          return null;
        }
        left = next.getRowCount();
        number = next.getRowIndexOffset().orElse(number);
        group = new ColumnIOFactory().getColumnIO(schema).getRecordReader(next, cells);
      }
      left--;
      number++;
      return group.read();
    } catch (RuntimeException damaged) {
      throw new IOException(damaged.getMessage(), damaged);
    }
  }

  @Override
  public boolean isNumber(int column) {
    PrimitiveType type = schema.getType(column).asPrimitiveType();
    boolean bytes = type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.BINARY;
    return !bytes || type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
