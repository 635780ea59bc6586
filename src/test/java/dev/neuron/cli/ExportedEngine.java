package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.EvaluatorUtil;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;

/**
 * Trains on a table, and predicts its rows where exports run. The texts of the table reach each
 * engine by another way than that of the exports.
 */
record ExportedEngine(Path directory) {
  static boolean has(String program) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  /** Trains with the identity, whose bits every language keeps, and returns the predictions. */
  List<Double> train(ExportedTable table, String... options) throws IOException {
    Path data = Files.writeString(directory.resolve("data.csv"), table.csv());
    List<Object> args = new ArrayList<>(List.of("train", data, "-q", "-a", "identity"));
    args.addAll(List.of("--model", directory.resolve("m.json"), "--epochs=3"));
    args.addAll(List.of((Object[]) options));
    Ran trained = Ran.neuron(args.toArray());
    assertThat(trained.status()).as(trained.err()).isZero();
    Ran ran =
        Ran.neuron(
            "predict", directory.resolve("m.json"), data, "--only", "-q", "--delimiter", ",");
    assertThat(ran.status()).as(ran.err()).isZero();
    return ExportedNeuron.numbers(ran.out().lines().skip(1).toList());
  }

  private Path export(String language, String file) {
    return new ExportedNeuron(directory).export(language, file);
  }

  private List<Double> run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Process process =
        builder
            .redirectInput(directory.resolve("data.csv").toFile())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(900, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(out).isZero();
    return ExportedNeuron.numbers(out.lines().filter(line -> !line.equals("prediction")).toList());
  }

  List<Double> inJava(ExportedTable table) throws Exception {
    return new ExportedNeuron(directory).inJava(table.header(), table.rows());
  }

  List<Double> inPython(ExportedTable table) throws Exception {
    return run("python3", export("python", "model.py").toString());
  }

  List<Double> inNode(ExportedTable table) throws Exception {
    export("javascript", "model.js");
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartArray();
      for (List<String> row : table.rows()) {
        json.writeStartObject();
        for (int j = 0; j < row.size(); j++) {
          json.writeStringField(table.header().get(j), row.get(j));
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    Files.writeString(directory.resolve("rows.json"), text.toString());
    Files.writeString(
        directory.resolve("run.js"),
        "const { predict } = require('./model.js');\n"
            + "for (const row of require('./rows.json')) console.log(predict(row));\n");
    return run("node", "run.js");
  }

  /** Compiled where trigraphs are read; the texts come in as the numbers of their bytes. */
  List<Double> inC(ExportedTable table) throws Exception {
    export("c", "model.c");
    StringBuilder program = new StringBuilder("#include <stdio.h>\n#include \"model.c\"\n");
    program.append("int main(void)\n{\n");
    String first = table.header().get(0);
    program.append("  static const char name[] = ").append(bytes(first)).append(";\n");
    program.append("  if (strcmp(neuron_numbers[0], name) != 0) return 1;\n");
    int last = table.features() - 1;
    boolean text = table.isText(last);
    for (List<String> row : table.rows()) {
      List<String> numbers = row.subList(0, text ? last : last + 1);
      program.append("  {\n    static const double x[] = {");
      program.append(String.join(", ", numbers)).append("};\n");
      String word = bytes(text ? row.get(last) : "");
      program.append("    static const char word[] = ").append(word).append(";\n");
      program.append("    const char *c[] = {word};\n");
      program.append("    printf(\"%.17g\\n\", neuron_predict(x, c));\n  }\n");
    }
    Files.writeString(directory.resolve("main.c"), program.append("  return 0;\n}\n"));
    run(
        "gcc",
        "-std=c99",
        "-trigraphs",
        "-Wall",
        "-Wextra",
        "-Wno-trigraphs",
        "-Werror",
        "-o",
        "model",
        "main.c",
        "-lm");
    return run("./model");
  }

  private static String bytes(String text) {
    StringBuilder bytes = new StringBuilder("{");
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      bytes.append("(char) ").append(b & 0xff).append(", ");
    }
    return bytes.append("0}").toString();
  }

  List<Double> inH2(ExportedTable table) throws Exception {
    String query = Files.readString(export("sql", "model.sql"));
    List<Double> predictions = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = connection.createStatement()) {
      statement.execute(create(table));
      String marks = ", ?".repeat(table.features());
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO data VALUES (?" + marks + ")")) {
        for (int i = 0; i < table.rows().size(); i++) {
          insert.setInt(1, i);
          for (int j = 0; j < table.features(); j++) {
            insert.setString(j + 2, table.rows().get(i).get(j));
          }
          insert.execute();
        }
      }
      try (ResultSet rows = statement.executeQuery(query.replace(";\n", " ORDER BY place"))) {
        while (rows.next()) {
          predictions.add(rows.getDouble("prediction"));
        }
      }
    }
    return predictions;
  }

  private static String create(ExportedTable table) {
    StringBuilder create = new StringBuilder("CREATE TABLE data (place INT");
    for (int j = 0; j < table.features(); j++) {
      create.append(", \"").append(table.header().get(j).replace("\"", "\"\"")).append("\" ");
      create.append(table.isText(j) ? "VARCHAR" : "DOUBLE PRECISION");
    }
    return create.append(")").toString();
  }

  List<Double> inSqlite(ExportedTable table) throws Exception {
    export("sql", "model.sql");
    StringBuilder script = new StringBuilder(create(table)).append(";\n");
    for (int i = 0; i < table.rows().size(); i++) {
      List<String> row = table.rows().get(i).subList(0, table.features());
      script.append("INSERT INTO data VALUES (").append(i).append(", ");
      script.append(String.join(", ", row)).append(");\n");
    }
    String query = Files.readString(directory.resolve("model.sql")).replace(";\n", "");
    script.append("SELECT prediction FROM (").append(query).append("\n) ORDER BY place;\n");
    Files.writeString(directory.resolve("run.sql"), script);
    return run("sqlite3", "-cmd", ".read run.sql", ":memory:", "");
  }

  List<Double> inWorkbook(ExportedTable table) throws Exception {
    Path file = export("excel", "m.xlsx");
    try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
      Sheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo(table.header().get(0));
      var evaluator = workbook.getCreationHelper().createFormulaEvaluator();
      List<Double> predictions = new ArrayList<>();
      for (int i = 0; i < table.rows().size(); i++) {
        Row row = sheet.getRow(4 + i);
        for (int j = 0; j < table.features(); j++) {
          String cell = table.rows().get(i).get(j);
          if (table.isText(j)) {
            // POI takes what is given it for the file's spelling, in which this is a letter A.
            row.createCell(j).setCellValue(cell.replace("_x0041_", "_x005F_x0041_"));
          } else {
            row.createCell(j).setCellValue(Double.parseDouble(cell));
          }
        }
        predictions.add(evaluator.evaluate(row.getCell(table.features())).getNumberValue());
      }
      return predictions;
    }
  }

  List<Double> inPmml(ExportedTable table) throws Exception {
    Path file = export("pmml", "m.pmml");
    Evaluator evaluator = new LoadingModelEvaluatorBuilder().load(file.toFile()).build().verify();
    List<Double> predictions = new ArrayList<>();
    for (List<String> row : table.rows()) {
      Map<String, Object> cells = new HashMap<>();
      for (int j = 0; j < table.features(); j++) {
        cells.put(table.header().get(j), row.get(j));
      }
      String target = table.header().get(table.features());
      predictions.add((Double) EvaluatorUtil.decodeAll(evaluator.evaluate(cells)).get(target));
    }
    return predictions;
  }

  List<Double> inOnnx(ExportedTable table) throws Exception {
    Path file = export("onnx", "m.onnx");
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> inputs = new HashMap<>();
    int rows = table.rows().size();
    for (int j = 0; j < table.features(); j++) {
      double[][] numbers = new double[rows][1];
      String[][] texts = new String[rows][1];
      for (int i = 0; i < rows; i++) {
        texts[i][0] = table.rows().get(i).get(j);
        numbers[i][0] = table.isText(j) ? 0 : Double.parseDouble(texts[i][0]);
      }
      inputs.put(
          table.header().get(j),
          OnnxTensor.createTensor(environment, table.isText(j) ? texts : numbers));
    }
    try (OrtSession session = environment.createSession(file.toString());
        OrtSession.Result result = session.run(inputs)) {
      List<Double> predictions = new ArrayList<>();
      for (double[] row : (double[][]) result.get("prediction").orElseThrow().getValue()) {
        predictions.add(row[0]);
      }
      return predictions;
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }
}
