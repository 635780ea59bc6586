package dev.neuron.engine.spark;

import dev.neuron.data.CsvFormat;
import dev.neuron.data.LoadReport;
import dev.neuron.data.part.FilePart;
import dev.neuron.data.part.PartRecords;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Puts the rows of files through a task, some parts at a time, so that the driver holds the results
 * of a few parts only.
 */
public final class SparkParts {
  /** Results of at most so many bytes of input are here at a time, but for one part. */
  private static final long WAVE_BYTES = 256 << 20;

  private final Cluster cluster;
  private final InputFiles files;
  private final PartRecords records;
  private final Broadcast<SerializableConfiguration> hadoop;

  /**
   * Lists the files and looks at the first.
   *
   * @param names files and folders
   * @throws dev.neuron.data.DataException like {@link dev.neuron.data.csv.RecordStream#open}
   */
  public SparkParts(Cluster cluster, List<String> names, CsvFormat format) {
    this.cluster = cluster;
    this.files = new InputFiles(names, cluster.context().hadoopConfiguration());
    this.records = PartRecords.of(files.sources(), format);
    this.hadoop = cluster.hadoop();
  }

  /** What the first file says. */
  public PartRecords records() {
    return records;
  }

  /**
   * The files that were named, those of folders included.
   *
   * @param hashed whether a file of so many bytes is read once more for its hash
   */
  public List<LoadReport.SourceFile> files(LongPredicate hashed) {
    return files.reported(cluster, hashed);
  }

  /**
   * Runs a task on every part.
   *
   * @param inOrder gets the results in the order of the rows
   * @throws dev.neuron.data.DataException what the first failing task threw, its results before
   *     that handed on
   */
  public <T> void run(PartRecords.Task<T> task, Consumer<T> inOrder) {
    List<FilePart> parts = files.parts(cluster.partBytes(), false);
    long partBytes = Math.max(1, files.bytes() / parts.size());
    int wave = (int) Math.max(1, Math.min(2L * cluster.parallelism(), WAVE_BYTES / partBytes));
    for (int from = 0; from < parts.size(); ) {
      int to = Math.min(parts.size(), from + wave);
      List<PartRecords.Done<T>> done = run(parts.subList(from, to), task);
      int next = from;
      for (int i = 0; i < done.size() && next == from + i; i++) {
        next = handOn(parts, from + i, done.get(i), task, inOrder);
      }
      from = next;
    }
  }

  /** Hands a result on; gives the part to go on with, which may lie behind the next one. */
  private <T> int handOn(
      List<FilePart> parts,
      int at,
      PartRecords.Done<T> first,
      PartRecords.Task<T> task,
      Consumer<T> inOrder) {
    PartRecords.Done<T> done = first;
    int next = at + 1;
    // An odd quote opens a cell that goes on in the next part: both are read as one.
    while (done.quotes() % 2 != 0 && next < parts.size() && parts.get(next).from() > 0) {
      FilePart begin = done.part();
      long to = parts.get(next++).to();
      done =
          run(
                  List.of(
                      new FilePart(
                          begin.number(), begin.name(), begin.location(), begin.from(), to)),
                  task)
              .get(0);
    }
    if (done.result() != null) {
      inOrder.accept(done.result());
    }
    if (done.failure() != null) {
      throw done.failureAfter(files.linesBefore(done.part(), done.start()));
    }
    return next;
  }

  private <T> List<PartRecords.Done<T>> run(List<FilePart> parts, PartRecords.Task<T> task) {
    Broadcast<SerializableConfiguration> settings = hadoop;
    PartRecords reader = records;
    return cluster.run(
        () ->
            cluster
                .context()
                .parallelize(List.copyOf(parts), parts.size())
                .map(part -> done(reader, part, settings, task))
                .collect());
  }

  private static <T> PartRecords.Done<T> done(
      PartRecords reader,
      FilePart part,
      Broadcast<SerializableConfiguration> settings,
      PartRecords.Task<T> task) {
    return reader.run(part, new StoredPart(part, settings.value().value()), task);
  }
}
