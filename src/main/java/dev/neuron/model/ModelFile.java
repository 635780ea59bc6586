package dev.neuron.model;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.io.AtomicFile;
import dev.neuron.data.json.Fields;
import dev.neuron.data.json.Json;
import dev.neuron.data.json.JsonObject;
import dev.neuron.data.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * The file a neuron is kept in: one readable JSON object.
 *
 * <pre>
 * {
 *   "format": "neuron model",        what the file is
 *   "version": "1.1",                major.minor: keys are added by a new minor alone; a file has
 *                                    the oldest that knows all its keys
 *   "neuron": {…},                   activation with alpha, cost with its parameter
 *   "target": "…",
 *   "targetDeviation": …,            (1.3) its standard deviation in training
 *   "features": [{…}, …],            name, weight in raw units, deviation, and where they apply:
 *                                    min and max in training (1.3), centre c (raw units, 0 without; 1.1), standardError (1.1, of
 *                                    one that varies), column and value (one-hot), replacement
 *                                    (of a missing cell)
 *   "references": […],               (1.3) names of features that are always 0: the categories that
 *                                    the others of their columns are compared with
 *   "bias": …,                       w·x + b where every feature is 0
 *   "centredBias": …,                (1.1) with a centre: the same there; z = Σ w·(x − c) +
 *                                    centredBias
 *   "certainty": {…},                (1.1) what the standard errors rest on, that of the bias;
 *                                    bending (1.4), at how many examples the cost bends, if not all
 *   "heldOut": {…},                  (1.2) loss and R² on rows not trained with, with their standard
 *                                    errors over so many folds (0: validation rows), how many rows
 *                                    those were, and sorted |prediction − target| there
 *   "missing": {…},                  the rule for missing cells
 *   "training": {…},                 options, seed, epochs, verdict, loss, r2
 *   "data": {…},                     files with SHA-256, rows read, used, skipped, rejected
 *   "program": {…},                  version, commit, java
 *   "run": {…},                      start and end; all else is equal for identical runs
 *   "checksum": "crc32:…"            of everything above as this program writes it
 * }
 * </pre>
 *
 * <p>Keys have a fixed order when written and any order when read. Doubles are written with the
 * shortest digits that read back to the same bits, so saving, loading and saving gives the same
 * bytes. The checksum finds a damaged digit that would otherwise be another valid number; a file
 * edited on purpose is accepted without that key.
 */
public final class ModelFile {
  /** The largest file read: what {@link #bytes} can make, 16 million features and more. */
  private static final long MAX_BYTES = Integer.MAX_VALUE;

  private ModelFile() {}

  /**
   * Saves a neuron: the file appears whole or not at all.
   *
   * @throws dev.neuron.data.OutputException if it cannot be created or written
   */
  public static void save(Path path, TrainedNeuron neuron) {
    AtomicFile.write(path, bytes(neuron));
  }

  /** Returns the content of the file that {@link #save} writes. */
  public static byte[] bytes(TrainedNeuron neuron) {
    byte[] content = content(neuron);
    // The checksum takes the place of the closing brace, to stand after the last key.
    int end = content.length - "\n}\n".length();
    String last = ",\n  \"checksum\": \"" + checksum(content) + "\"\n}\n";
    byte[] all = Arrays.copyOf(content, end + last.length());
    System.arraycopy(last.getBytes(StandardCharsets.US_ASCII), 0, all, end, last.length());
    return all;
  }

  private static byte[] content(TrainedNeuron neuron) {
    return Json.bytes(Json.Layout.ROWS, json -> Fields.write(json, neuron, ModelCodec::neuron));
  }

  private static String checksum(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return "crc32:" + HexFormat.of().toHexDigits(crc.getValue(), 8);
  }

  /**
   * Loads a neuron.
   *
   * @throws DataException of kind UNREADABLE if the file cannot be read, CONTENT if it is no valid
   *     model of a version this program knows
   */
  public static TrainedNeuron load(Path path) {
    String name = path.toString();
    try (InputStream in = Files.newInputStream(path)) {
      return read(name, in);
    } catch (NoSuchFileException missing) {
      throw unreadable(name, "there is no such model file", missing);
    } catch (IOException failure) {
      throw unreadable(name, "cannot read this model file", failure);
    }
  }

  /** Reads a neuron from an open stream under a name for messages. */
  static TrainedNeuron read(String name, InputStream in) {
    return read(name, in, MAX_BYTES);
  }

  static TrainedNeuron read(String name, InputStream in, long limit) {
    JsonObject root = JsonReader.read(name, "model", in, limit);
    String checksum = root.has("checksum") ? root.text("checksum") : null;
    TrainedNeuron neuron = Fields.read(root, ModelCodec::neuron);
    // Compared with what would be written now, so that blanks and the order of keys are free.
    if (checksum != null && !checksum.equals(checksum(content(neuron)))) {
      throw root.refused(
          "does not match its checksum: it is damaged",
          "if it was edited on purpose, remove \"checksum\" with the comma before it");
    }
    return neuron;
  }

  private static DataException unreadable(String name, String problem, IOException cause) {
    Fault fault = Fault.of(name, problem, null);
    return new DataException(DataException.Kind.UNREADABLE, fault, cause);
  }
}
