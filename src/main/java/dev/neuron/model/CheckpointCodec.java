package dev.neuron.model;

import dev.neuron.data.json.Fields;
import dev.neuron.data.json.JsonObject;
import dev.neuron.train.EpochResult;
import dev.neuron.train.Finding;
import dev.neuron.train.RunState;
import java.util.List;

/** A checkpoint as the keys of its file, each named once, see {@link CheckpointFile}. */
final class CheckpointCodec {
  private static final String FORMAT = "neuron checkpoint";
  private static final String VERSION = "1.1";

  /** How many numbers a line has. */
  private static final int EPOCH_NUMBERS = 7;

  private CheckpointCodec() {}

  /** Refuses what this program did not write, before its checksum is looked at. */
  static void checkVersion(JsonObject root) {
    if (!root.has("format") || !root.text("format").equals(FORMAT)) {
      throw root.refused("is not a checkpoint of this program", null);
    }
    String version = root.text("version");
    String program = root.text("program");
    if (!version.equals(VERSION)) {
      throw root.refused(
          "has checkpoint version "
              + version
              + ", this program reads "
              + VERSION
              + "; go on with neuron "
              + program,
          null);
    }
  }

  /** The whole file but for its checksum; the head is read before. */
  static Checkpoint checkpoint(Fields<Checkpoint> fields) {
    if (fields.source() == null) {
      fields.text("format", checkpoint -> FORMAT);
      fields.text("version", checkpoint -> VERSION);
      fields.text("program", checkpoint -> Program.current().version());
    }
    return new Checkpoint(
        fields.options("options", Checkpoint::options),
        fields.text("target", Checkpoint::target),
        fields.texts("features", Checkpoint::features),
        fields.objects("data", Checkpoint::data, ProvenanceCodec::file),
        fields.has("log", checkpoint -> checkpoint.log() != null)
            ? fields.object("log", Checkpoint::log, CheckpointCodec::log)
            : null,
        fields.object("state", Checkpoint::state, CheckpointCodec::state));
  }

  private static Checkpoint.Log log(Fields<Checkpoint.Log> fields) {
    return new Checkpoint.Log(
        fields.integer("from", Checkpoint.Log::from),
        fields.integer("to", Checkpoint.Log::to),
        fields.integer("crc32", Checkpoint.Log::crc32));
  }

  private static RunState state(Fields<RunState> fields) {
    return new RunState(
        fields.count("epoch", RunState::epoch),
        fields.integer("passes", RunState::passes),
        fields.numbers("parameters", RunState::wHat),
        fields.numbers("bestPoint", RunState::bestPoint),
        fields.lists("memory", RunState::memory),
        fields.numbers("plateau", RunState::plateau),
        fields.object("watched", RunState::watched, CheckpointCodec::watched));
  }

  private static RunState.Watched watched(Fields<RunState.Watched> fields) {
    return new RunState.Watched(
        line(fields, fields.numbers("start", watched -> numbers(watched.start()))),
        line(fields, fields.numbers("best", watched -> numbers(watched.best()))),
        line(fields, fields.numbers("bestWatched", watched -> numbers(watched.bestWatched()))),
        fields.lists("recent", CheckpointCodec::recent).stream()
            .map(numbers -> line(fields, numbers))
            .toList(),
        fields.count("lines", RunState.Watched::lines),
        fields.count("rises", RunState.Watched::rises),
        fields.count("growing", RunState.Watched::growing),
        fields.has("mostSwitched", watched -> watched.mostSwitched() != null)
            ? switched(fields)
            : null);
  }

  private static List<double[]> recent(RunState.Watched watched) {
    return watched.recent().stream().map(CheckpointCodec::numbers).toList();
  }

  private static double[] numbers(EpochResult line) {
    return new double[] {
      line.epoch(),
      line.loss(),
      line.penalty(),
      line.gradientNorm(),
      line.activeShare(),
      line.learningRate(),
      line.validationLoss()
    };
  }

  private static EpochResult line(Fields<?> fields, double[] numbers) {
    if (numbers.length != EPOCH_NUMBERS) {
      throw fields.refused("has a line of " + numbers.length + " numbers", null);
    }
    return new EpochResult(
        (int) numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
  }

  private static Finding.PatternChanged switched(Fields<RunState.Watched> fields) {
    double[] numbers =
        fields.numbers(
            "mostSwitched",
            watched -> {
              Finding.PatternChanged most = watched.mostSwitched();
              return new double[] {most.epoch(), most.before(), most.after()};
            });
    if (numbers.length != 3) {
      throw fields.refused("has a change of " + numbers.length + " numbers", null);
    }
    return new Finding.PatternChanged((int) numbers[0], numbers[1], numbers[2]);
  }
}
