package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exports that take cells as they stand in a file read them as training did: with marks between
 * thousands, units and dates they predict, bit for bit, what the program predicts.
 */
class ExportedReadingTest {
  @TempDir private Path directory;

  private static Arguments table(String name, String options, String... lines) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines) {
      rows.add(Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
    }
    ExportedTable table = new ExportedTable(rows.get(0), rows.subList(1, rows.size()));
    return Arguments.of(name, options, table);
  }

  static Stream<Arguments> tables() {
    return Stream.of(
        table(
            "marks between thousands",
            "--missing|mean",
            "a, b \"x\"|b|y",
            "1,200|10|3",
            "-12,345,678.25|2|1",
            "0.5|.5e-1|4",
            "|-7|2",
            "+1,000.|8|9"),
        table(
            "narrow blanks between thousands",
            "--thousands| |--missing|zero",
            "a|y",
            "1 200|1",
            "12\u202f345\u00a0678.5|2",
            "7|5",
            "NA|3"),
        table(
            "commas before decimals and points between thousands",
            "--missing|zero|--decimal|,|--thousands|.",
            "a|b|y",
            "1.200,5|0,25|1",
            "-1,5e2|1.000.000|2",
            "12|,5|4"),
        table(
            "apostrophes between thousands",
            "--thousands|'|--missing|zero",
            "a|y",
            "1'200|1",
            "1\u2019234.5|2",
            "7|5"),
        table(
            "units",
            "--units|--missing|zero|--thousands|,",
            "price|share|mass|balance|y",
            "$1,200|5%|12 kg|(300)|1",
            "-$5.5|-12.5%|.5kg|200|2",
            "($2)|1,200%|0|-7|3",
            "$-3|0|-8 kg|(1,250.5)|4",
            "\u2212$7|\u20135%|\u22128 kg|\u201312|6",
            "NA||3 kg||9"),
        table(
            "a unit that means something to patterns",
            "--units|--missing|zero|--decimal|,",
            "a|y",
            "1,5 kg/m*.|1",
            "2 kg/m*.|2",
            "-4,25 kg/m*.|5"),
        table(
            "units behind no-break blanks, and signs behind numbers",
            "--units|--missing|zero|--decimal|,|--thousands|.",
            "share|mass|balance|y",
            "22,25\u00a0%|1.200,5\u202fkg|650,50-|1",
            "+5 %|3- kg|\u00a07,25|2",
            "-2,5%|+1,5\u00a0kg|1.200,25\u2212|4",
            "(1 %)|\u201312 kg|-3\u00a0|6"),
        dates("years first", "2020-01-31", "1969/12/07", "2020-02", "2024-02-29T13:05:59.5Z"),
        dates("digits", "20200131", "19690731", "20240229 06:30"),
        dates("days first", "31.1.2020", "1/2/1969", "29-02-2024 23:59:59"),
        dates("months first", "1/31/2020", "2-1-1969", "12/31/2024 7:05"),
        dates("years of two digits", "31.1.20", "1/2/69", "29-02-68 23:59:59", "1.1.2024"),
        dates("short years first", "20-1-31", "69/12/7", "68.02.29"),
        dates("names of months", "Jan 31 2020", "february 1, 1969", "Dec-31-1999 01:00"),
        dates("names of months behind", "31 Jan 2020", "1-FEB-1969", "29 February 2024"));
  }

  private static Arguments dates(String name, String... dates) {
    List<String> lines = new ArrayList<>(List.of("when it's|then|b|y"));
    for (int i = 0; i < dates.length; i++) {
      lines.add(dates[i] + "|" + dates[(i + 1) % dates.length] + "|" + i + "|" + (2 * i + 1));
    }
    lines.add("||7|3");
    String options = "--date|when it's,then:year,month,weekday|--missing|mean";
    return table(name, options, lines.toArray(String[]::new));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void every_language_of_cells_reads_them_as_training_did(
      String name, String options, ExportedTable table) throws Exception {
    ExportedEngine engine = new ExportedEngine(directory);
    List<Double> expected = engine.train(table, options.split("\\|"));
    assertThat(expected).doesNotContain(Double.NaN);
    assertThat(engine.inJava(table)).isEqualTo(expected);
    if (ExportedEngine.has("python3")) {
      assertThat(engine.inPython(table)).as("python").isEqualTo(expected);
    }
    if (ExportedEngine.has("node")) {
      assertThat(engine.inNode(table)).as("node").isEqualTo(expected);
    }
  }

  private void train(String csv, String options) throws IOException {
    Path data = Files.writeString(directory.resolve("d.csv"), csv);
    List<Object> args = new ArrayList<>(List.of("train", data, "-q", "-a", "identity"));
    args.addAll(List.of("-o", "newton", "-m", directory.resolve("m.json")));
    args.addAll(List.of((Object[]) options.split(" ")));
    Ran ran = Ran.neuron(args.toArray());
    assertThat(ran.status()).as(ran.err()).isZero();
  }

  /** y is the days since 2020-01-01, ten times the month, the weekday and a hundred shares. */
  @Test
  void a_workbook_takes_dates_and_percent_for_what_they_are_in_spreadsheets() throws Exception {
    train(
        "d,e,p,y\n2020-01-01,2021-05-03,50%,101\n2020-01-02,2021-06-04,0%,66\n"
            + "2020-02-10,2021-05-05,100%,193\n2020-03-01,2021-12-12,25%,212\n"
            + "2020-01-09,2021-08-01,75%,170\n2020-01-20,2021-01-05,10%,41\n"
            + "2020-01-11,2021-02-06,80%,116\n",
        "--date d,e:month,weekday --units");
    Ran ran =
        Ran.neuron(
            "export",
            directory.resolve("m.json"),
            "--to",
            "excel",
            "-o",
            directory.resolve("m.xlsx"));
    assertThat(ran.err()).doesNotContain("warning");
    try (Workbook workbook =
        WorkbookFactory.create(directory.resolve("m.xlsx").toFile(), null, true)) {
      Sheet sheet = workbook.getSheetAt(0);
      Row names = sheet.getRow(0);
      List<String> inputs = new ArrayList<>();
      for (int c = 0; c < 3; c++) {
        inputs.add(names.getCell(c).getStringCellValue());
      }
      assertThat(inputs).containsExactly("d", "p", "e");
      Row row = sheet.getRow(4);
      row.createCell(0).setCellValue(LocalDate.of(2020, 3, 2)); // 61 days
      row.createCell(1).setCellValue(0.5);
      row.createCell(2).setCellValue(LocalDate.of(2024, 7, 6)); // a Saturday in July
      var evaluator = workbook.getCreationHelper().createFormulaEvaluator();
      assertThat(evaluator.evaluate(row.getCell(3)).getNumberValue())
          .isCloseTo(61 + 10 * 7 + 6 + 50, within(1e-9));
      row.createCell(0).setCellValue("2020-03-02");
      evaluator.clearAllCachedResultValues();
      assertThat(evaluator.evaluate(row.getCell(3)).getCellType()).isEqualTo(CellType.ERROR);
    }
  }

  @Test
  void what_does_not_read_cells_says_what_it_takes_instead() throws IOException {
    train("d,p,y\n1850-01-01,$1,1\n1850-01-04,$2,2\n1850-01-06,$4,3\n", "--date d --units");
    Path model = directory.resolve("m.json");
    for (String language : List.of("sql", "c", "pmml")) {
      assertThat(Ran.neuron("export", model, "--to", language).err())
          .contains("warning: the export takes plain numbers in \"p\", without their unit")
          .contains("warning: the export takes numbers in \"d\": days since 1850-01-01");
    }
    for (String language : List.of("python", "java", "javascript")) {
      assertThat(Ran.neuron("export", model, "--to", language).err()).isEmpty();
    }
    Ran excel = Ran.neuron("export", model, "--to", "excel", "-o", directory.resolve("m.xlsx"));
    assertThat(excel.status()).isEqualTo(2);
    assertThat(excel.err())
        .contains("Excel knows no dates before 1900-03-01, and those of \"d\" begin with 1850-01");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2020-01-02 | €3    | 1,5   | another unit",
        "17         | $3    | 1,5   | no date as in training",
        "2020-02-30 | $3    | 1,5   | no date as in training",
        "2020-01-02 | $3    | 1.5   | not a number",
        "2020-01-02 | $3    | 1,2,3 | not a number",
        "2020-01-02 | (-$3) | 1     | another unit",
      })
  void what_predict_refuses_is_refused_elsewhere(String d, String p, String b, String problem)
      throws Exception {
    train(
        "d;p;b;y\n2020-01-01;$1;0,5;1\n2020-01-04;$2;2,5;2\n2020-01-06;$4;2;3\n2020-01-08;$7;1;9\n",
        "--date d --units");
    String csv = "d;p;b\n" + d + ";" + p + ";" + b + "\n";
    Path model = directory.resolve("m.json");
    assertThat(Ran.fed(csv, "predict", model, "-", "--decimal", ",").status()).isEqualTo(65);
    ExportedTable table = new ExportedTable(List.of("d", "p", "b", "y"), List.of(List.of(d, p, b)));
    ExportedEngine engine = new ExportedEngine(directory);
    assertThatThrownBy(() -> engine.inJava(table)).rootCause().hasMessageContaining(problem);
    Files.writeString(directory.resolve("data.csv"), csv);
    if (ExportedEngine.has("python3")) {
      assertThatThrownBy(() -> engine.inPython(table)).hasMessageContaining(problem);
    }
    if (ExportedEngine.has("node")) {
      assertThatThrownBy(() -> engine.inNode(table)).hasMessageContaining(problem);
    }
  }
}
