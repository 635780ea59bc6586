package dev.neuron.data.part;

import dev.neuron.data.Columns;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.DataSource;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.Note;
import dev.neuron.data.csv.RecordStream;
import dev.neuron.data.csv.Schema;
import dev.neuron.data.csv.SourceReader;
import dev.neuron.data.csv.SourceSequence;
import dev.neuron.data.io.RewindableInput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;

/** Opens a part of a file and runs a task on its records. It is sent to the executors. */
public final class PartRecords implements Serializable {
  private static final long serialVersionUID = 1;

  /**
   * Work on the records of a part.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Task<T> extends Serializable {
    /**
     * Works on a part's records.
     *
     * @throws DataException if one of them cannot be used
     */
    T run(RecordStream records);

    /** What ended the work too early though it has a result, or null. */
    default DataException failure(T result) {
      return null;
    }
  }

  /**
   * What came of a part. Lines are counted from the part's first.
   *
   * @param part which part
   * @param result what the task returned; null if it returned nothing
   * @param start where in the file the first of its lines begins
   * @param quotes how many quotes it holds
   * @param failure what ended it too early, or null
   */
  public record Done<T>(FilePart part, T result, long start, long quotes, DataException failure)
      implements Serializable {

    /** The failure with lines counted from the file's first. */
    public DataException failureAfter(long linesBefore) {
      return failure.after(linesBefore);
    }
  }

  private final PartFormat format;
  private final transient List<String> heading;
  private final transient List<Note> notes;

  /**
   * Looks at the first file.
   *
   * @throws DataException like {@link RecordStream#open}
   */
  public static PartRecords of(Iterator<DataSource> files, CsvFormat asked) {
    List<DataSource> first = List.of(files.next());
    try (SourceSequence opened =
        new SourceSequence(first, asked, false, false, LoadProgress.NONE)) {
      return new PartRecords(opened.head(), asked);
    }
  }

  private PartRecords(Schema first, CsvFormat asked) {
    this.format = new PartFormat(first, asked);
    this.heading = first.heading();
    this.notes = first.notes();
  }

  /**
   * Makes sure that there are the columns that features are made of.
   *
   * @throws DataException of kind CONTENT if one is missing
   */
  public void refuseOtherColumns(Columns columns) {
    format.refuseOtherColumns(columns);
  }

  /** The column names; x1, x2, … when there is no header. */
  public List<String> header() {
    return format.names();
  }

  /** The first header's cells as they stand in it; none where there is no header. */
  public List<String> heading() {
    return heading;
  }

  /** The delimiter used, given or found. */
  public char delimiter() {
    return format.delimiter();
  }

  /** What was guessed: header, delimiter. */
  public List<Note> notes() {
    return notes;
  }

  /** Runs a task on a part's records. */
  public <T> Done<T> run(FilePart part, FilePart.Opener file, Task<T> task) {
    try (OpenPart open = format.open(part, file)) {
      return open.isEmpty() ? new Done<>(part, null, open.start(), 0, null) : run(open, task);
    } catch (IOException e) {
      return new Done<>(part, null, part.from(), 0, RewindableInput.unreadable(part.name(), e));
    } catch (DataException e) {
      return new Done<>(part, null, part.from(), 0, e);
    }
  }

  private <T> Done<T> run(OpenPart open, Task<T> task) {
    try (SourceReader reader = format.reader(open)) {
      T result = task.run(RecordStream.of(reader, format.of(open)));
      DataException failure = task.failure(result);
      return new Done<>(open.part(), result, open.start(), open.quotes(), failure);
    } catch (DataException e) {
      return new Done<>(open.part(), null, open.start(), open.quotes(), e);
    }
  }
}
