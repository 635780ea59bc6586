package dev.neuron.data.npy;

import dev.neuron.data.Feature;
import dev.neuron.data.Scaling;
import dev.neuron.data.block.Dataset;
import dev.neuron.data.block.Examples;
import dev.neuron.data.block.RowChoice;
import dev.neuron.data.block.RowPart;
import dev.neuron.math.Block;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.List;

/**
 * Blocks that lie in a file: their rows are read, completed and scaled when they are asked for, and
 * hold the very doubles that loading into memory would have given.
 *
 * <p>{@link #read} gives the rows of a block in pieces that never leave the processor's cache,
 * which is what an engine wants; {@link #get} gives a whole block of its own.
 */
public final class NpyExamples extends Examples {
  /** Tiles read together: fewer calls of the system, and still no more than the caches hold. */
  private static final int PIECE_TILES = 2;

  /** A table may be far wider than what is learned from: no more of it is read at a time. */
  private static final int MOST_DOUBLES = 1 << 20;

  private final NpyFile file;
  private final NpyColumns columns;
  private final RowPart part;
  private final Completion completion;
  private final int features;
  private final int rowsPerBlock;
  private final int pieceRows;
  private final ThreadLocal<Piece> pieces = ThreadLocal.withInitial(Piece::new);

  private NpyExamples(NpyFile file, NpyColumns columns, RowPart part, Completion completion) {
    this.file = file;
    this.columns = columns;
    this.part = part;
    this.completion = completion;
    this.features = columns.features();
    this.rowsPerBlock = Dataset.rowsPerBlock(features);
    this.pieceRows = PIECE_TILES * Block.tileRows(features);
  }

  /** All rows of a file, raw, missing cells as NaN. */
  static NpyExamples raw(NpyFile file, NpyColumns columns) {
    return new NpyExamples(file, columns, RowPart.all(file.rows()), Completion.NONE);
  }

  /**
   * Some of the rows.
   *
   * @param groups the group of each row, or null without groups
   */
  public NpyExamples part(RowChoice choice, int[] groups) {
    RowPart rows = RowPart.of(choice, groups, file.rows(), rowsPerBlock);
    return new NpyExamples(file, columns, rows, completion);
  }

  /** How many rows are in each group. */
  public long[] groupSizes(int[] groups) {
    return columns.plan().groupSizes(groups);
  }

  /** The group of each row by the column of {@code --fold-by}, from 0, or null without one. */
  public int[] groups() {
    if (columns.plan().groupSlot() < 0) {
      return null;
    }
    int[] groups = new int[Math.toIntExact(file.rows())];
    int most = Math.max(1, MOST_DOUBLES / file.columns());
    ByteBuffer bytes = file.buffer(most);
    DoubleBuffer table = bytes.asDoubleBuffer();
    for (int row = 0; row < groups.length; row += most) {
      int count = Math.min(most, groups.length - row);
      file.read(row, count, bytes);
      for (int r = 0; r < count; r++) {
        groups[row + r] = columns.group(table, r * file.columns());
      }
    }
    return groups;
  }

  /** The same with missing cells replaced. */
  public NpyExamples replaced(List<Feature> features) {
    double[] values = features.stream().mapToDouble(Feature::replacement).toArray();
    return with(new Completion(completion.shift, completion.scale, repeated(values)));
  }

  /** The same with features scaled. */
  public NpyExamples scaled(Scaling scaling) {
    return scaling.kind() == Scaling.Kind.NONE
        ? this
        : with(
            new Completion(
                repeated(scaling.shift()), repeated(scaling.scale()), completion.replacement));
  }

  private NpyExamples with(Completion other) {
    return new NpyExamples(file, columns, part, other);
  }

  private double[] repeated(double[] values) {
    double[] repeated = new double[pieceRows * values.length];
    for (int at = 0; at < repeated.length; at += values.length) {
      System.arraycopy(values, 0, repeated, at, values.length);
    }
    return repeated;
  }

  @Override
  public long count() {
    return part.rows();
  }

  @Override
  protected int features() {
    return features;
  }

  @Override
  public int size() {
    return (int) ((part.rows() + rowsPerBlock - 1) / rowsPerBlock);
  }

  @Override
  protected int rows(int i) {
    return (int) Math.min(rowsPerBlock, part.rows() - (long) i * rowsPerBlock);
  }

  @Override
  public Block get(int i) {
    Block block = columns.allocate(rows(i));
    int[] filled = new int[1];
    read(
        i,
        0,
        block.rows(),
        (piece, from, to) -> {
          int at = filled[0];
          System.arraycopy(piece.x(), 0, block.x(), at * features, to * features);
          System.arraycopy(piece.y(), 0, block.y(), at, to);
          if (piece.weights() != null) {
            System.arraycopy(piece.weights(), 0, block.weights(), at, to);
          }
          filled[0] += to;
        });
    return block;
  }

  @Override
  protected void read(int i, int from, int to, Rows rows) {
    Piece piece = pieces.get();
    long row = part.rowOf(i, from, rowsPerBlock);
    for (int at = from; at < to; at += pieceRows) {
      int count = Math.min(pieceRows, to - at);
      row = piece.fill(row, count);
      completion.complete(piece.block.x(), count * features);
      Block filled = piece.block;
      rows.take(new Block(filled.x(), filled.y(), filled.weights(), count, features), 0, count);
    }
  }

  /** What one thread reads into: as many rows as the kernel takes together. */
  private final class Piece {
    private final int mostRows = Math.max(1, Math.min(pieceRows, MOST_DOUBLES / file.columns()));
    private final ByteBuffer bytes = file.buffer(mostRows);
    private final DoubleBuffer table = bytes.asDoubleBuffer();
    private final Block block = columns.allocate(pieceRows);

    /** Fills so many rows from a row of the table on; returns the row to go on with. */
    long fill(long from, int count) {
      long row = from;
      for (int filled = 0; filled < count; ) {
        int read = (int) Math.min(Math.min(count - filled, mostRows), file.rows() - row);
        file.read(row, read, bytes);
        for (int r = 0; r < read; r++) {
          if (part.holds(row + r)) {
            columns.place(table, r * file.columns(), block, filled++);
          }
        }
        row += read;
      }
      return row;
    }
  }

  /**
   * Replacing and scaling. Its arrays have one entry for each double of a piece: long loops over
   * equal indices are what the compiler vectorises.
   *
   * @param shift what is subtracted, or null without scaling
   * @param scale what is divided by, or null
   * @param replacement what stands in for a missing cell, or null if none can be missing
   */
  private record Completion(double[] shift, double[] scale, double[] replacement) {
    static final Completion NONE = new Completion(null, null, null);

    void complete(double[] x, int length) {
      if (replacement != null) {
        for (int i = 0; i < length; i++) {
          x[i] = Double.isNaN(x[i]) ? replacement[i] : x[i];
        }
      }
      if (scale != null) {
        for (int i = 0; i < length; i++) {
          x[i] = (x[i] - shift[i]) / scale[i];
        }
      }
    }
  }
}
