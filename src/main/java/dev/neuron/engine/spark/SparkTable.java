package dev.neuron.engine.spark;

import dev.neuron.data.Columns;
import dev.neuron.data.DataRequest;
import dev.neuron.data.LoadProgress;
import dev.neuron.data.part.DistributedLoading;
import dev.neuron.data.part.FilePart;
import dev.neuron.data.part.LoadedPart;
import dev.neuron.data.part.PartPreparation;
import dev.neuron.data.part.PartReader;
import dev.neuron.data.part.PartReport;
import dev.neuron.math.Block;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** The raw examples of some files, read by Spark's executors and kept there while they are used. */
final class SparkTable implements AutoCloseable {
  private final Cluster cluster;
  private final InputFiles files;
  private final DistributedLoading loading;
  private final LoadProgress progress;
  private JavaRDD<LoadedPart> raw;
  private Broadcast<long[]> firstRows; // of each part

  private SparkTable(
      Cluster cluster, InputFiles files, DistributedLoading loading, LoadProgress progress) {
    this.cluster = cluster;
    this.files = files;
    this.loading = loading;
    this.progress = progress;
  }

  /**
   * Reads training data, or data with known columns.
   *
   * @param names files and folders
   * @param known the columns the data must have, or null to choose by the request
   */
  static SparkTable read(
      Cluster cluster,
      List<String> names,
      DataRequest request,
      Columns known,
      LoadProgress progress) {
    InputFiles files = new InputFiles(names, cluster.context().hadoopConfiguration());
    DistributedLoading loading =
        known == null
            ? DistributedLoading.training(request, files.sources())
            : DistributedLoading.like(known, request, files.sources());
    SparkTable table = new SparkTable(cluster, files, loading, progress);
    boolean read = false;
    try {
      table.read(request.hashed());
      read = true;
      return table;
    } finally {
      if (!read) {
        table.close();
      }
    }
  }

  DistributedLoading loading() {
    return loading;
  }

  private void read(boolean hashed) {
    if (loading.needsValues()) {
      loading.learnValues(reports(false));
    }
    List<PartReport> reports = reports(true);
    loading.account(reports, files.reported(cluster, size -> hashed), files::linesBefore);
    long[] first = new long[reports.size()];
    for (int i = 1; i < first.length; i++) {
      first[i] = first[i - 1] + reports.get(i - 1).rows();
    }
    firstRows = cluster.context().broadcast(first);
  }

  /** Reads all parts; once more, file by file, where quotes forbid to cut the files. */
  private List<PartReport> reports(boolean keep) {
    List<PartReport> reports = reports(keep, false);
    return DistributedLoading.isCutInsideQuotes(reports) ? reports(keep, true) : reports;
  }

  private List<PartReport> reports(boolean keep, boolean whole) {
    close();
    raw = parts(whole);
    if (keep) {
      raw = raw.persist(StorageLevel.MEMORY_AND_DISK());
    }
    return TaskProgress.during(
        cluster.context(),
        raw.getNumPartitions(),
        files.bytes(),
        progress,
        () -> new ArrayList<>(cluster.run(() -> raw.map(LoadedPart::report).collect())));
  }

  private JavaRDD<LoadedPart> parts(boolean whole) {
    Broadcast<SerializableConfiguration> hadoop = cluster.hadoop();
    PartReader reader = loading.reader();
    return groups(files.parts(cluster.partBytes(), whole))
        .flatMap(
            group ->
                group.stream()
                    .map(part -> reader.read(part, new StoredPart(part, hadoop.value().value())))
                    .iterator());
  }

  /** Neighbouring parts in as many groups as tasks can run at a time, each where its bytes lie. */
  private JavaRDD<List<FilePart>> groups(List<FilePart> parts) {
    int count = Math.min(parts.size(), cluster.parallelism());
    long bytes = Math.max(1, files.bytes());
    List<List<FilePart>> groups = new ArrayList<>();
    for (int g = 0; g < count; g++) {
      groups.add(new ArrayList<>());
    }
    long before = 0;
    for (FilePart part : parts) {
      groups.get((int) Math.min(count - 1, count * (before / (double) bytes))).add(part);
      before += part.to() - part.from();
    }
    groups.removeIf(List::isEmpty);
    List<Tuple2<List<FilePart>, Seq<String>>> located = new ArrayList<>();
    for (List<FilePart> group : groups) {
      located.add(new Tuple2<>(group, CollectionConverters.asScala(files.hosts(group)).toSeq()));
    }
    ClassTag<List<FilePart>> tag = ClassTag$.MODULE$.apply(List.class);
    RDD<List<FilePart>> placed =
        cluster.context().sc().makeRDD(CollectionConverters.asScala(located).toSeq(), tag);
    return JavaRDD.fromRDD(placed, tag);
  }

  /** The examples as a preparation makes them; not kept unless persisted. */
  JavaRDD<CachedPart> prepared(PartPreparation preparation) {
    Broadcast<long[]> first = firstRows;
    return raw.map(
        part -> {
          int number = part.report().part().number();
          long row = first.value()[number];
          return new CachedPart(number, preparation.apply(part, row));
        });
  }

  /** Forgets the raw examples, unless executors are lost and read them again. */
  @Override
  public void close() {
    if (raw != null) {
      raw.unpersist(false);
    }
  }

  /** Copies an example into a row of a block. */
  static void copy(Block from, int row, Block into, int to) {
    int features = from.columns();
    System.arraycopy(from.x(), row * features, into.x(), to * features, features);
    into.y()[to] = from.y()[row];
    if (from.weights() != null) {
      into.weights()[to] = from.weights()[row];
    }
  }
}
