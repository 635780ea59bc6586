package dev.neuron.engine.spark;

import dev.neuron.data.DataException;
import dev.neuron.data.DataSource;
import dev.neuron.data.Fault;
import dev.neuron.data.LoadReport;
import dev.neuron.data.TableRows;
import dev.neuron.data.part.FilePart;
import dev.neuron.data.part.PartReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** The files that were named, those of folders included, on any file system that Hadoop knows. */
final class InputFiles {
  /** Parts are larger rather than more than this. */
  private static final long MOST_PARTS = 4096;

  /**
   * A file.
   *
   * @param name as the user knows it
   * @param status where it is, and its size
   */
  private record Input(String name, FileStatus status) {
    String location() {
      return status.getPath().toString();
    }
  }

  private final Configuration hadoop;
  private final List<Input> files = new ArrayList<>();

  /**
   * Lists the files.
   *
   * @throws DataException of kind UNREADABLE if one is not there, or none is in a folder
   */
  InputFiles(List<String> names, Configuration hadoop) {
    this.hadoop = hadoop;
    for (String name : names) {
      int before = files.size();
      try {
        add(name, new Path(uri(name)));
      } catch (IOException | IllegalArgumentException e) {
        throw unreadable(name, e);
      }
      if (files.size() == before) {
        Fault empty = Fault.of(name, "has no files", "name another folder");
        throw new DataException(DataException.Kind.UNREADABLE, empty);
      }
    }
  }

  /** A name with a scheme is an address as it is; any other is a path, whatever is in it. */
  private static URI uri(String name) {
    return name.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")
        ? URI.create(name.replace(" ", "%20"))
        : java.nio.file.Path.of(name).toUri();
  }

  private void add(String name, Path path) throws IOException {
    FileSystem system = path.getFileSystem(hadoop);
    FileStatus status = system.getFileStatus(path);
    if (status.isFile()) {
      files.add(new Input(name, status));
      return;
    }
    FileStatus[] entries = system.listStatus(path);
    Arrays.sort(entries);
    String folder = name.endsWith("/") ? name : name + "/";
    for (FileStatus entry : entries) {
      String entryName = entry.getPath().getName();
      boolean hidden = entryName.startsWith("_") || entryName.startsWith(".");
      if (!hidden && !(entry.isFile() && entry.getLen() == 0)) {
        add(folder + entryName, entry.getPath());
      }
    }
  }

  private static DataException unreadable(String name, Exception e) {
    String problem =
        e instanceof FileNotFoundException ? "there is no such file" : "cannot be read: " + text(e);
    return new DataException(DataException.Kind.UNREADABLE, Fault.of(name, problem, null), e);
  }

  private static String text(Exception e) {
    String text = String.valueOf(e.getMessage());
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /**
   * The files, with hashes where they are asked for: such a file is read once more, by one task.
   *
   * @param hashed whether a file of so many bytes is to be hashed
   */
  List<LoadReport.SourceFile> reported(Cluster cluster, LongPredicate hashed) {
    List<String> asked =
        files.stream()
            .filter(file -> hashed.test(file.status().getLen()))
            .map(Input::location)
            .toList();
    Iterator<String> hashes =
        asked.isEmpty() ? Collections.emptyIterator() : hashes(cluster, asked).iterator();
    List<LoadReport.SourceFile> reported = new ArrayList<>();
    for (Input file : files) {
      long bytes = file.status().getLen();
      String hash = hashed.test(bytes) ? hashes.next() : null;
      reported.add(new LoadReport.SourceFile(file.name(), bytes, hash));
    }
    return reported;
  }

  private static List<String> hashes(Cluster cluster, List<String> locations) {
    Broadcast<SerializableConfiguration> settings = cluster.hadoop();
    int tasks = Math.min(locations.size(), 4 * cluster.parallelism());
    return cluster.run(
        () ->
            cluster
                .context()
                .parallelize(new ArrayList<>(locations), tasks)
                .map(location -> hash(location, settings.value().value()))
                .collect());
  }

  private static String hash(String location, Configuration hadoop) throws IOException {
    try (InputStream in = open(location, 0, hadoop)) {
      return PartReader.sha256(location, in);
    }
  }

  long bytes() {
    long bytes = 0;
    for (Input file : files) {
      bytes += file.status().getLen();
    }
    return bytes;
  }

  /** The files, opened as they are asked for. */
  Iterator<DataSource> sources() {
    Iterator<FilePart> each = parts(Long.MAX_VALUE, true).iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return each.hasNext();
      }

      @Override
      public DataSource next() {
        return source(each.next());
      }
    };
  }

  private DataSource source(FilePart file) {
    StoredPart stored = new StoredPart(file, hadoop);
    try {
      TableRows table = stored.table();
      return table == null
          ? DataSource.of(file.name(), stored.open(0))
          : DataSource.of(file.name(), table);
    } catch (IOException e) {
      throw unreadable(file.name(), e);
    }
  }

  /**
   * The parts of all files: their sizes alone decide, so that the same data have the same.
   *
   * @param least how many bytes a part has at least, where its file has them
   * @param whole whether not to cut files
   */
  List<FilePart> parts(long least, boolean whole) {
    long size = Math.max(least, bytes() / MOST_PARTS + 1);
    List<FilePart> parts = new ArrayList<>();
    for (Input file : files) {
      long length = file.status().getLen();
      long cuts = whole ? 1 : Math.max(1, length / size);
      for (long cut = 0; cut < cuts; cut++) {
        long from = length / cuts * cut;
        long to = cut + 1 == cuts ? length : length / cuts * (cut + 1);
        parts.add(new FilePart(parts.size(), file.name(), file.location(), from, to));
      }
    }
    return parts;
  }

  /** The machines that hold the most of a group of parts, if they are known. */
  List<String> hosts(List<FilePart> group) {
    Set<String> hosts = new LinkedHashSet<>();
    for (FilePart part : group) {
      try {
        Path path = new Path(part.location());
        FileSystem system = path.getFileSystem(hadoop);
        if (system.getScheme().equals("file")) {
          return List.of();
        }
        BlockLocation[] blocks =
            system.getFileBlockLocations(path, part.from(), part.to() - part.from());
        for (BlockLocation block : blocks) {
          hosts.addAll(Arrays.asList(block.getHosts()));
        }
      } catch (IOException | UnsupportedOperationException unknown) {
        return List.of();
      }
    }
    hosts.remove("localhost");
    return List.copyOf(hosts);
  }

  /** Opens a file where its bytes from a position on begin. */
  static InputStream open(String location, long position, Configuration hadoop) throws IOException {
    Path path = new Path(location);
    FSDataInputStream in = path.getFileSystem(hadoop).open(path, 1 << 16);
    in.seek(position);
    return in;
  }

  /** How many lines of a file end before a position. */
  long linesBefore(FilePart part, long position) {
    try (InputStream in = open(part.location(), 0, hadoop)) {
      byte[] buffer = new byte[1 << 20];
      long lines = 0;
      long left = position;
      byte last = 0;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          break;
        }
        for (int i = 0; i < read; i++) {
          lines += buffer[i] == '\r' || (buffer[i] == '\n' && last != '\r') ? 1 : 0;
          last = buffer[i];
        }
        left -= read;
      }
      return lines;
    } catch (IOException e) {
      throw unreadable(part.name(), e);
    }
  }
}
