package dev.neuron.report.compare;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.json.Json;
import dev.neuron.train.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@code train --log} wrote, as jsonl or csv; the first character tells which. */
final class RunLogReader {

  private final String file;
  private final Map<String, String> options = new LinkedHashMap<>();
  private double learningRate = Double.NaN;
  private double limit = Double.NaN;
  private String verdict = "";
  private double answer = Double.NaN;
  private double[] epochs = new double[128];
  private double[] losses = new double[128];
  private double[] validationLosses = new double[128];
  private int lines;

  private RunLogReader(String file) {
    this.file = file;
  }

  /**
   * Reads a log.
   *
   * @throws DataException of kind UNREADABLE if it cannot be read, CONTENT if it is none
   */
  static RunLog read(Path path) {
    RunLogReader reader = new RunLogReader(path.toString());
    try (BufferedReader in = Files.newBufferedReader(path)) {
      reader.readAll(in);
    } catch (CharacterCodingException binary) {
      throw reader.fault(0, "is not text, so no log of a run");
    } catch (IOException missing) {
      Fault fault =
          Fault.of(path.toString(), "cannot be read", "name a log that train --log wrote");
      throw new DataException(DataException.Kind.UNREADABLE, fault, missing);
    }
    return reader.finish();
  }

  private void readAll(BufferedReader in) throws IOException {
    String line = in.readLine();
    boolean json = line != null && line.startsWith("{");
    List<String> header = json ? List.of() : header(line);
    int number = json ? 0 : 1;
    for (line = json ? line : in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (json) {
        event(line, number);
      } else if (!line.isEmpty()) {
        cells(header, line, number);
      }
    }
  }

  private List<String> header(String line) {
    List<String> names = line == null ? List.of() : List.of(line.split(",", -1));
    if (!names.contains("epoch") || !names.contains("loss")) {
      throw fault(1, "is no log of a run: it has no columns epoch and loss");
    }
    return names;
  }

  private void cells(List<String> header, String line, int number) {
    String[] cells = line.split(",", -1);
    if (cells.length != header.size()) {
      throw fault(number, "has " + cells.length + " cells in place of " + header.size());
    }
    double epoch = number(cells[header.indexOf("epoch")], number);
    int unseen = header.indexOf("validation_loss");
    add(
        epoch,
        number(cells[header.indexOf("loss")], number),
        unseen < 0 ? Double.NaN : number(cells[unseen], number));
    int rate = header.indexOf("learning_rate");
    if (rate >= 0 && Double.isNaN(learningRate)) {
      learningRate = number(cells[rate], number);
    }
  }

  private double number(String cell, int line) {
    try {
      return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    } catch (NumberFormatException malformed) {
      throw fault(line, "'" + cell + "' is not a number");
    }
  }

  private void event(String line, int number) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser json = Json.FACTORY.createParser(line)) {
      while (json.nextToken() != null) {
        JsonToken token = json.currentToken();
        if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
          fields.put(json.getParsingContext().pathAsPointer().toString(), json.getText());
        }
      }
    } catch (JsonProcessingException malformed) {
      throw fault(number, "is not valid JSON");
    }
    switch (fields.getOrDefault("/event", "")) {
      case "start" -> start(fields, number);
      case "epoch" ->
          add(
              field(fields, "/epoch", number),
              field(fields, "/loss", number),
              field(fields, "/validationLoss", number));
      case "end" -> {
        verdict = fields.getOrDefault("/verdict", "");
        answer = field(fields, "/loss", number);
      }
      case "folds" -> {} // of rows held out: the runs are compared by what they were trained with
      default -> throw fault(number, "is no event of a run");
    }
  }

  private void start(Map<String, String> fields, int number) {
    learningRate = field(fields, "/learningRate", number);
    limit = field(fields, "/stableLimit", number);
    fields.forEach(
        (name, value) -> {
          if (name.startsWith("/options/")) {
            options.put(name.substring("/options/".length()), value);
          } else if (name.startsWith("/data/files/") && name.endsWith("/sha256")) {
            options.merge("data (SHA-256)", value, (all, one) -> all + " " + one);
          }
        });
  }

  private double field(Map<String, String> fields, String name, int line) {
    return number(fields.getOrDefault(name, ""), line);
  }

  private void add(double epoch, double loss, double validationLoss) {
    if (lines == losses.length) {
      validationLosses = Arrays.copyOf(validationLosses, 2 * lines);
      epochs = Arrays.copyOf(epochs, 2 * lines);
      losses = Arrays.copyOf(losses, 2 * lines);
    }
    epochs[lines] = epoch;
    validationLosses[lines] = validationLoss;
    losses[lines++] = loss;
  }

  private RunLog finish() {
    if (lines == 0) {
      throw fault(0, "has no epoch");
    }
    boolean failed = verdict.equals(Verdict.DIVERGED.word()) || verdict.equals(Verdict.DEAD.word());
    return new RunLog(
        file,
        options,
        learningRate,
        limit,
        verdict,
        failed || Double.isNaN(answer) ? losses[lines - 1] : answer,
        Arrays.copyOf(epochs, lines),
        Arrays.copyOf(losses, lines),
        Double.isNaN(validationLosses[0]) ? null : Arrays.copyOf(validationLosses, lines));
  }

  private DataException fault(int line, String problem) {
    return DataException.content(Fault.of(file, line, problem, null));
  }

  /** Reads several. */
  static List<RunLog> readAll(List<Path> paths) {
    List<RunLog> logs = new ArrayList<>();
    for (Path path : paths) {
      logs.add(read(path));
    }
    return logs;
  }
}
