package dev.neuron.model;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.LoadReport;
import dev.neuron.train.EpochResult;
import dev.neuron.train.Finding;
import dev.neuron.train.RunState;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a checkpoint from JSON, see {@link CheckpointFile}. */
final class CheckpointReader {
  private final String file;
  private final JsonObject root;

  CheckpointReader(String file, byte[] bytes) {
    this.file = file;
    this.root =
        JsonReader.read(
            file,
            "checkpoint",
            new ModelStream(file, new ByteArrayInputStream(bytes), bytes.length));
  }

  void checkVersion() {
    if (!root.has("format") || !root.text("format").equals(CheckpointFile.FORMAT)) {
      throw refused("is not a checkpoint of this program");
    }
    String version = root.text("version");
    String program = root.text("program");
    if (!version.equals(CheckpointFile.VERSION)) {
      throw refused(
          "has checkpoint version "
              + version
              + ", this program reads "
              + CheckpointFile.VERSION
              + "; go on with neuron "
              + program);
    }
  }

  Checkpoint checkpoint() {
    try {
      Map<String, Object> options = root.object("options").textsAndNumbers();
      String target = root.text("target");
      List<String> features = root.texts("features");
      List<LoadReport.SourceFile> data = data(root.objects("data"));
      Checkpoint.Log log = root.has("log") ? log(root.object("log")) : null;
      RunState state = state(root.object("state"));
      root.text("checksum");
      root.end();
      return new Checkpoint(options, target, features, data, log, state);
    } catch (IllegalArgumentException wrong) {
      throw refused("makes no sense: " + wrong.getMessage());
    }
  }

  private static List<LoadReport.SourceFile> data(List<JsonObject> objects) {
    List<LoadReport.SourceFile> files = new ArrayList<>();
    for (JsonObject object : objects) {
      files.add(
          new LoadReport.SourceFile(
              object.text("name"), object.integer("bytes"), object.text("sha256")));
      object.end();
    }
    return files;
  }

  private static Checkpoint.Log log(JsonObject object) {
    Checkpoint.Log log =
        new Checkpoint.Log(object.integer("from"), object.integer("to"), object.integer("crc32"));
    object.end();
    return log;
  }

  private RunState state(JsonObject object) {
    RunState state =
        new RunState(
            count(object, "epoch"),
            object.integer("passes"),
            object.numbers("parameters"),
            object.numbers("bestPoint"),
            object.lists("memory"),
            object.numbers("plateau"),
            watched(object.object("watched")));
    object.end();
    return state;
  }

  private RunState.Watched watched(JsonObject object) {
    List<EpochResult> recent = new ArrayList<>();
    for (double[] numbers : object.lists("recent")) {
      recent.add(line(numbers));
    }
    RunState.Watched watched =
        new RunState.Watched(
            line(object.numbers("start")),
            line(object.numbers("best")),
            line(object.numbers("bestWatched")),
            recent,
            count(object, "lines"),
            count(object, "rises"),
            count(object, "growing"),
            object.has("mostSwitched") ? switched(object.numbers("mostSwitched")) : null);
    object.end();
    return watched;
  }

  private EpochResult line(double[] numbers) {
    if (numbers.length != CheckpointWriter.EPOCH_NUMBERS) {
      throw refused("has a line of " + numbers.length + " numbers");
    }
    return new EpochResult(
        (int) numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
  }

  private Finding.PatternChanged switched(double[] numbers) {
    if (numbers.length != 3) {
      throw refused("has a change of " + numbers.length + " numbers");
    }
    return new Finding.PatternChanged((int) numbers[0], numbers[1], numbers[2]);
  }

  private static int count(JsonObject object, String key) {
    long count = object.integer(key);
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw object.wrong(key, "is no count: " + count);
    }
    return (int) count;
  }

  private DataException refused(String problem) {
    return DataException.content(Fault.of(file, problem, null));
  }
}
