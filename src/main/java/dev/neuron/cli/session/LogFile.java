package dev.neuron.cli.session;

import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.console.Utf8Output;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.OutputException;
import dev.neuron.data.io.AtomicFile;
import dev.neuron.data.io.SpecialFile;
import dev.neuron.model.Checkpoint;
import dev.neuron.report.run.RunEnd;
import dev.neuron.report.run.RunReport;
import dev.neuron.report.run.RunStart;
import dev.neuron.train.EpochResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * A run's lines in a file, which appears whole: at the end, and as far as it goes with every
 * checkpoint. The log of a run that goes on begins with the lines of the log before the pause, so
 * that in the end it is the log of a run that never paused.
 */
final class LogFile implements RunReport, AutoCloseable {
  private final Path path;
  private final AtomicFile file;
  private final Utf8Output out;
  private final RunReport report;
  private final InputStream before; // the old log, at its first epoch; null without
  private final Checkpoint.Log told;
  private final CRC32 crc = new CRC32(); // of the epochs' lines
  private long position;
  private long firstEpoch;

  private LogFile(
      Path path, OutputFormat format, InputStream before, Checkpoint.Log told, AtomicFile file) {
    this.path = path;
    this.file = file;
    this.out = Utf8Output.to(file);
    this.report = format.report(this::write);
    this.before = before;
    this.told = told;
  }

  /** Opens a log, at first empty. */
  static LogFile create(Path path, OutputFormat format) {
    return new LogFile(path, format, null, null, AtomicFile.create(path));
  }

  /**
   * Opens a log that goes on.
   *
   * @param told where the lines before the pause stand
   * @throws UsageException if the file is another log
   */
  static LogFile resume(Path path, OutputFormat format, Checkpoint.Log told) {
    if (!Files.isRegularFile(path) || SpecialFile.descriptor(path) >= 0) {
      return create(path, format);
    }
    try {
      checkHolds(path, told);
      InputStream before = Files.newInputStream(path);
      before.skipNBytes(told.from());
      return new LogFile(path, format, before, told, AtomicFile.create(path));
    } catch (IOException failure) {
      throw unreadable(path, failure);
    }
  }

  private static void checkHolds(Path path, Checkpoint.Log told) throws IOException {
    CRC32 crc = new CRC32();
    long length = told.to() - told.from();
    try (InputStream in = Files.newInputStream(path)) {
      if (in.skip(told.from()) == told.from()) {
        byte[] part = new byte[1 << 16];
        int count;
        while (length > 0 && (count = in.read(part, 0, (int) Math.min(part.length, length))) > 0) {
          crc.update(part, 0, count);
          length -= count;
        }
      }
    }
    if (length > 0 || crc.getValue() != told.crc32()) {
      throw new UsageException(
          "--log: " + path + " is not the log of the run to go on with; name another file");
    }
  }

  private static DataException unreadable(Path path, IOException failure) {
    Fault fault = Fault.of(path.toString(), "cannot read the log to go on with", null);
    return new DataException(DataException.Kind.UNREADABLE, fault, failure);
  }

  private void write(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    crc.update(bytes);
    position += bytes.length;
    out.write(bytes);
  }

  @Override
  public void start(RunStart start) {
    report.start(start);
    firstEpoch = position;
    crc.reset();
    if (before != null) {
      copyLinesBefore();
    }
  }

  private void copyLinesBefore() {
    byte[] part = new byte[1 << 16];
    long left = told.to() - told.from();
    try {
      while (left > 0) {
        int count = before.read(part, 0, (int) Math.min(part.length, left));
        if (count < 0) {
          throw new IOException("it became shorter");
        }
        crc.update(part, 0, count);
        out.write(part, 0, count);
        position += count;
        left -= count;
      }
    } catch (IOException failure) {
      throw unreadable(path, failure);
    }
  }

  @Override
  public void epoch(EpochResult line) {
    report.epoch(line);
  }

  /** Puts the lines so far in place, and returns where they stand. */
  Checkpoint.Log putSoFar() {
    out.flush();
    file.putSoFar();
    return new Checkpoint.Log(firstEpoch, position, crc.getValue());
  }

  /**
   * Writes the end, and puts the file in place.
   *
   * @throws OutputException if that fails
   */
  @Override
  public void end(RunEnd end) {
    report.end(end);
    out.flush();
    file.commit();
  }

  /** Leaves what is in place as it is. */
  @Override
  public void close() {
    file.close();
    try {
      if (before != null) {
        before.close();
      }
    } catch (IOException failure) {
      throw unreadable(path, failure);
    }
  }
}
