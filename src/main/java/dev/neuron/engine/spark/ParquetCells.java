package dev.neuron.engine.spark;

import java.util.Arrays;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveStringifier;

/** Makes the cells of a row that has primitive columns only; a null is an empty cell. */
final class ParquetCells extends RecordMaterializer<String[]> {
  private final String[] row;
  private final Converter[] columns;

  ParquetCells(MessageType schema) {
    row = new String[schema.getFieldCount()];
    columns = new Converter[row.length];
    for (int j = 0; j < row.length; j++) {
      columns[j] = new Column(j, schema.getType(j).asPrimitiveType().stringifier());
    }
  }

  @Override
  public String[] getCurrentRecord() {
    return row.clone();
  }

  @Override
  public GroupConverter getRootConverter() {
    return new GroupConverter() {
      @Override
      public Converter getConverter(int column) {
        return columns[column];
      }

      @Override
      public void start() {
        Arrays.fill(row, "");
      }

      @Override
      public void end() {
        // the row is complete
      }
    };
  }

  /** Writes the values of a column as its type says: dates as dates, decimals with their scale. */
  private final class Column extends PrimitiveConverter {
    private final int place;
    private final PrimitiveStringifier text;

    Column(int place, PrimitiveStringifier text) {
      this.place = place;
      this.text = text;
    }

    @Override
    public void addBinary(Binary value) {
      row[place] = text.stringify(value);
    }

    @Override
    public void addBoolean(boolean value) {
      row[place] = text.stringify(value);
    }

    @Override
    public void addDouble(double value) {
      row[place] = Double.toString(value);
    }

    /** The very number: 0.1f is a little more than 0.1. */
    @Override
    public void addFloat(float value) {
      row[place] = Double.toString(value);
    }

    @Override
    public void addInt(int value) {
      row[place] = text.stringify(value);
    }

    @Override
    public void addLong(long value) {
      row[place] = text.stringify(value);
    }
  }
}
