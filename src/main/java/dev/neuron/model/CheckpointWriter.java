package dev.neuron.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.neuron.data.LoadReport;
import dev.neuron.train.EpochResult;
import dev.neuron.train.Finding;
import dev.neuron.train.RunState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** Writes a checkpoint as JSON, see {@link CheckpointFile}. */
final class CheckpointWriter {
  private final JsonGenerator json;

  private CheckpointWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Returns everything but the checksum. */
  static byte[] write(Checkpoint checkpoint) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    JsonFactory factory =
        JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();
    try (JsonGenerator json = factory.createGenerator(out)) {
      new CheckpointWriter(json).object(checkpoint);
    }
    return out.toByteArray();
  }

  private void object(Checkpoint checkpoint) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", CheckpointFile.FORMAT);
    json.writeStringField("version", CheckpointFile.VERSION);
    json.writeStringField("program", Program.current().version());
    options(checkpoint.options());
    json.writeStringField("target", checkpoint.target());
    json.writeArrayFieldStart("features");
    for (String feature : checkpoint.features()) {
      json.writeString(feature);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("data");
    for (LoadReport.SourceFile file : checkpoint.data()) {
      json.writeStartObject();
      json.writeStringField("name", file.name());
      json.writeNumberField("bytes", file.bytes());
      json.writeStringField("sha256", file.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (checkpoint.log() != null) {
      json.writeObjectFieldStart("log");
      json.writeNumberField("from", checkpoint.log().from());
      json.writeNumberField("to", checkpoint.log().to());
      json.writeNumberField("crc32", checkpoint.log().crc32());
      json.writeEndObject();
    }
    state(checkpoint.state());
    json.writeEndObject();
  }

  private void options(Map<String, Object> options) throws IOException {
    json.writeObjectFieldStart("options");
    for (Map.Entry<String, Object> option : options.entrySet()) {
      json.writeFieldName(option.getKey());
      if (option.getValue() instanceof Long number) {
        json.writeNumber(number);
      } else if (option.getValue() instanceof Double number) {
        json.writeNumber(number);
      } else {
        json.writeString((String) option.getValue());
      }
    }
    json.writeEndObject();
  }

  private void state(RunState state) throws IOException {
    json.writeObjectFieldStart("state");
    json.writeNumberField("epoch", state.epoch());
    json.writeNumberField("passes", state.passes());
    numbers("parameters", state.wHat());
    numbers("bestPoint", state.bestPoint());
    json.writeArrayFieldStart("memory");
    for (double[] memory : state.memory()) {
      json.writeArray(memory, 0, memory.length);
    }
    json.writeEndArray();
    numbers("plateau", state.plateau());
    watched(state.watched());
    json.writeEndObject();
  }

  private void watched(RunState.Watched watched) throws IOException {
    json.writeObjectFieldStart("watched");
    numbers("start", numbers(watched.start()));
    numbers("best", numbers(watched.best()));
    numbers("bestWatched", numbers(watched.bestWatched()));
    json.writeArrayFieldStart("recent");
    for (EpochResult line : watched.recent()) {
      json.writeArray(numbers(line), 0, EPOCH_NUMBERS);
    }
    json.writeEndArray();
    json.writeNumberField("lines", watched.lines());
    json.writeNumberField("rises", watched.rises());
    json.writeNumberField("growing", watched.growing());
    Finding.PatternChanged switched = watched.mostSwitched();
    if (switched != null) {
      numbers("mostSwitched", new double[] {switched.epoch(), switched.before(), switched.after()});
    }
    json.writeEndObject();
  }

  /** How many numbers a line has. */
  static final int EPOCH_NUMBERS = 7;

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

  private void numbers(String key, double[] numbers) throws IOException {
    json.writeFieldName(key);
    json.writeArray(numbers, 0, numbers.length);
  }
}
