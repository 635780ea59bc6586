package dev.neuron.cli;

import static dev.neuron.cli.ExportedNeuron.HEADER;
import static dev.neuron.cli.ExportedNeuron.NaN;
import static dev.neuron.cli.ExportedNeuron.ROWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.neuron.math.Activation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.EvaluatorUtil;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import org.jpmml.evaluator.ValueCheckException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Workbooks, PMML and ONNX predict in engines of others what the program itself predicts; loading
 * the three engines takes seconds.
 */
class ExportedFilesTest {
  @TempDir private Path directory;

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--missing skip -a relu",
        "--missing mean -a relu --alpha 0.3",
        "--missing zero -a leaky-relu",
        "--missing mean -a identity",
        "--missing mean -a elu --alpha 0.7",
        "--missing mean -a sigmoid",
        "--missing mean -a tanh",
        "--missing skip -a softplus",
        "--missing mean -a relu --missing-tokens it's,7",
        "--missing mean -a identity about a centre",
      })
  void every_format_predicts_the_same(String options) throws Exception {
    ExportedNeuron neuron = new ExportedNeuron(directory);
    List<Double> expected = neuron.train(options);
    assertClose(inOnnxRuntime(neuron.export("onnx", "m.onnx")), expected);
    assertClose(inPmml(neuron.export("pmml", "m.pmml")), expected);
    assertClose(inWorkbook(neuron.export("excel", "m.xlsx")), expected);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void tiny_and_large_values_keep_their_digits(Activation.Kind activation) throws Exception {
    Files.writeString(directory.resolve("t.csv"), "prediction,y\n1,0.25\n2,0.5\n3,0.75\n");
    Path model = directory.resolve("m.json");
    Ran.neuron("train", directory.resolve("t.csv"), "-q", "-a", activation, "-m", model);
    String text = Files.readString(model).replaceAll(",\\s*\"checksum\": \"[^\"]*\"", "");
    text = text.replaceAll("\"weight\": [^,]*", "\"weight\": 1");
    Files.writeString(model, text.replaceAll("\"bias\": [^,]*", "\"bias\": 0"));
    double[] z = {-700, -40, -3, -0.25, -1e-5, -1e-12, 0, 1e-12, 1e-5, 0.25, 3, 40, 700};
    StringBuilder rows = new StringBuilder("prediction\n");
    double[][] column = new double[z.length][1];
    for (int i = 0; i < z.length; i++) {
      rows.append(z[i]).append('\n');
      column[i][0] = z[i];
    }
    Path data = Files.writeString(directory.resolve("x.csv"), rows);
    Ran ran = Ran.neuron("predict", model, data, "--only", "-q");
    List<Double> expected = ExportedNeuron.numbers(ran.out().lines().skip(1).toList());
    ExportedNeuron neuron = new ExportedNeuron(directory);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(neuron.export("onnx", "m").toString());
        OnnxTensor input = OnnxTensor.createTensor(environment, column);
        OrtSession.Result result = session.run(Map.of("prediction", input))) {
      assertClose(
          column((double[][]) result.get("prediction_").orElseThrow().getValue()), expected);
    }
    Evaluator evaluator = evaluator(neuron.export("pmml", "m.pmml"));
    List<Double> actual = new ArrayList<>();
    for (double value : z) {
      Map<String, Object> cells = Map.of("prediction", value);
      actual.add((Double) EvaluatorUtil.decodeAll(evaluator.evaluate(cells)).get("y"));
    }
    assertClose(actual, expected);
  }

  @Tag("slow")
  @Test
  void a_category_never_seen_and_a_missing_cell_give_no_prediction() throws Exception {
    ExportedNeuron neuron = new ExportedNeuron(directory);
    neuron.train("--missing skip");
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(neuron.export("onnx", "m").toString());
        OnnxTensor first = OnnxTensor.createTensor(environment, new double[][] {{1}, {NaN}});
        OnnxTensor second =
            OnnxTensor.createTensor(environment, new String[][] {{"other"}, {"it's"}});
        OrtSession.Result result =
            session.run(Map.of(HEADER.get(0), first, HEADER.get(1), second))) {
      assertThat(column((double[][]) result.get("prediction").orElseThrow().getValue()))
          .containsExactly(NaN, NaN);
    }
    Evaluator evaluator = evaluator(neuron.export("pmml", "m.pmml"));
    assertThat(prediction(evaluator, Map.of(HEADER.get(0), 1.0, HEADER.get(1), "other"))).isNaN();
    assertThat(prediction(evaluator, Map.of(HEADER.get(0), "na", HEADER.get(1), "it's"))).isNaN();
  }

  @Test
  void what_a_format_cannot_hold_is_refused() throws IOException {
    Path data = Files.writeString(directory.resolve("t.csv"), "\"a\u0001b\",y\n1,3\n2,5\n4,1\n");
    Ran.neuron("train", data, "-q", "-m", directory.resolve("m.json"));
    for (String language : List.of("pmml", "excel")) {
      Ran ran = Ran.neuron("export", directory.resolve("m.json"), "--to", language);
      assertThat(ran.status()).isEqualTo(2);
      assertThat(ran.err()).containsIgnoringCase(language + " cannot hold the control character");
    }
  }

  private static void assertClose(List<Double> actual, List<Double> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      double wanted = expected.get(i);
      if (Double.isNaN(wanted)) {
        assertThat(actual.get(i)).as("row %d", i + 1).isNaN();
      } else {
        double tolerance = 1e-12 * Math.abs(wanted);
        assertThat(actual.get(i)).as("row %d", i + 1).isCloseTo(wanted, within(tolerance));
      }
    }
  }

  private static double number(String cell) {
    return cell.isEmpty() ? NaN : Double.parseDouble(cell);
  }

  private static List<Double> inOnnxRuntime(Path file) throws OrtException {
    double[][] numbers = new double[ROWS.size()][1];
    String[][] texts = new String[ROWS.size()][1];
    for (int i = 0; i < ROWS.size(); i++) {
      numbers[i][0] = number(ROWS.get(i).get(0));
      texts[i][0] = ROWS.get(i).get(1);
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString());
        OnnxTensor first = OnnxTensor.createTensor(environment, numbers);
        OnnxTensor second = OnnxTensor.createTensor(environment, texts);
        OrtSession.Result result =
            session.run(Map.of(HEADER.get(0), first, HEADER.get(1), second))) {
      return column((double[][]) result.get("prediction").orElseThrow().getValue());
    }
  }

  private static List<Double> column(double[][] rows) {
    return Arrays.stream(rows).map(row -> row[0]).toList();
  }

  private static Evaluator evaluator(Path file) throws Exception {
    return new LoadingModelEvaluatorBuilder().load(file.toFile()).build().verify();
  }

  private static List<Double> inPmml(Path file) throws Exception {
    Evaluator evaluator = evaluator(file);
    List<Double> predictions = new ArrayList<>();
    for (List<String> row : ROWS) {
      Map<String, Object> cells = new HashMap<>();
      for (int j = 0; j < 2; j++) {
        cells.put(HEADER.get(j), row.get(j));
      }
      predictions.add(prediction(evaluator, cells));
    }
    return predictions;
  }

  private static Double prediction(Evaluator evaluator, Map<String, Object> cells) {
    try {
      return (Double) EvaluatorUtil.decodeAll(evaluator.evaluate(cells)).get(HEADER.get(2));
    } catch (ValueCheckException noPrediction) {
      return NaN;
    }
  }

  private static List<Double> inWorkbook(Path file) throws IOException {
    try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
      Sheet sheet = workbook.getSheetAt(0);
      List<Double> predictions = new ArrayList<>();
      for (int i = 0; i < ROWS.size(); i++) {
        Row row = sheet.getRow(4 + i);
        if (!ROWS.get(i).get(0).isEmpty()) {
          row.createCell(0).setCellValue(number(ROWS.get(i).get(0)));
        }
        if (!ROWS.get(i).get(1).isEmpty()) {
          row.createCell(1).setCellValue(ROWS.get(i).get(1));
        }
        CellValue value =
            workbook.getCreationHelper().createFormulaEvaluator().evaluate(row.getCell(2));
        assertThat(value.getCellType()).isIn(CellType.NUMERIC, CellType.ERROR);
        predictions.add(value.getCellType() == CellType.ERROR ? NaN : value.getNumberValue());
      }
      return predictions;
    }
  }
}
