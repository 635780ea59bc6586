package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of a database's query in place of a file, from three databases. */
class QueryTest {
  private static final String ALL =
      "SELECT \"a\", \"d\", \"ok\", \"p\", \"t\", \"y\" FROM \"sales\"";

  /** y = 2·a + d + 10·ok + 4·p + 3·[t = in]: what the tables hold, in the words of a file. */
  private static final String ROWS =
      """
      a,d,ok,p,t,y
      1,2020-01-01,1,1.25,in,20
      2,2020-01-02,0,0.50,out,7
      3,2020-01-05,0,-2.75,in,2
      -4,2020-02-01,1,3.00,out,45
      5,2020-01-03,1,1.00,out,26
      0.5,2020-01-04,0,0.75,in,10
      ,2020-01-04,0,1.00,in,99
      """;

  @TempDir private Path directory;

  private String url(String database) {
    return "jdbc:" + database + ":" + directory.resolve("shop");
  }

  /** The file's rows in a table, with the database's own types. */
  private String filled(String database) throws SQLException {
    String url = url(database);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE \"sales\" (\"a\" DOUBLE PRECISION, \"d\" DATE, \"ok\" BOOLEAN,"
              + " \"p\" DECIMAL(10, 2), \"t\" VARCHAR(9), \"y\" INTEGER)");
      for (String row : ROWS.lines().skip(1).toList()) {
        String[] cells = row.split(",");
        statement.execute(
            "INSERT INTO \"sales\" VALUES ("
                + (cells[0].isEmpty() ? "NULL" : cells[0])
                + ", '"
                + cells[1]
                + "', "
                + (cells[2].equals("1") ? "TRUE" : "FALSE")
                + ", "
                + cells[3]
                + ", '"
                + cells[4]
                + "', "
                + cells[5]
                + ")");
      }
    }
    return url;
  }

  private TrainedNeuron trained(Path model, Object... source) {
    List<Object> words = new ArrayList<>(List.of("train"));
    words.addAll(Arrays.asList(source));
    words.addAll(List.of("-q", "-a", "identity", "-o", "newton", "-m", model));
    words.addAll(List.of("--date", "d", "--one-hot", "t", "--missing", "skip"));
    Ran ran = Ran.neuron(words.toArray());
    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isZero();
    return ModelFile.load(model);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "h2"})
  void the_rows_of_a_query_are_read_as_those_of_a_file_are(String database) throws Exception {
    Path file = Files.writeString(directory.resolve("sales.csv"), ROWS);
    TrainedNeuron fromFile = trained(directory.resolve("file.json"), file);
    TrainedNeuron asked =
        trained(directory.resolve("m.json"), "--query", ALL, "--jdbc", filled(database));
    assertThat(asked.affine().weights()).isEqualTo(fromFile.affine().weights());
    assertThat(asked.columns().features()).isEqualTo(fromFile.columns().features());
    double[] weights = asked.affine().weights(); // of a, d, ok, p, t=in, t=out
    assertThat(Arrays.copyOf(weights, 4)).containsExactly(new double[] {2, 1, 10, 4}, within(1e-9));
    assertThat(weights[4] - weights[5]).isCloseTo(3, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "h2"})
  void every_command_takes_a_query(String database) throws Exception {
    String url = filled(database);
    Path model = directory.resolve("m.json");
    trained(model, "--query", ALL, "--jdbc", url);
    Path file = Files.writeString(directory.resolve("sales.csv"), ROWS);
    for (String command :
        List.of("predict M", "evaluate M", "show M --row 2", "explain --model M")) {
      Object[] words = command.replace("M", model.toString()).split(" ");
      Ran asked = Ran.neuron(with(words, "-q", "--query", ALL, "--jdbc", url));
      assertThat(asked.err().replaceAll("(?m)^warning: .*\n", "")).isEmpty();
      String out = asked.out();
      if (command.startsWith("predict")) { // 1.0 and 1.25 where the file has 1 and 1.25
        out =
            out.replaceAll("(?m)(?<=^|,)(-?\\d+)\\.0+(?=,)", "$1").replaceAll("(\\.\\d)0,", "$1,");
        assertThat(out)
            .isEqualTo(
                read(with(words, "-q", file))
                    .replaceAll("(\\.\\d)0,", "$1,")
                    .replaceAll("\\.0,", ","));
      } else {
        assertThat(out).as(command).isEqualTo(read(with(words, "-q", file)));
      }
    }
    for (String command :
        List.of("inspect", "check", "find", "compare", "train", "explain --row 2")) {
      Ran asked =
          Ran.neuron(
              with(command.split(" "), "-q", "--missing", "skip", "--query", ALL, "--jdbc", url));
      assertThat(asked.status())
          .as(command + asked.err())
          .isIn(0, command.startsWith("explain") ? 2 : 0);
    }
    assertThat(Ran.neuron("reproduce", model, "-q", "--query", ALL, "--jdbc", url).out())
        .contains("reproduced to the last bit");
    assertThat(
            Ran.neuron("reproduce", model, "-q", "--query", ALL + " WHERE \"y\" > 2", "--jdbc", url)
                .status())
        .isEqualTo(65);
    assertThat(Ran.neuron("reproduce", model).err())
        .contains("trained on a query of " + url)
        .contains("give it with --query and --jdbc");
  }

  private static Object[] with(Object[] words, Object... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray();
  }

  private static String read(Object... words) {
    Ran ran = Ran.neuron(words);
    assertThat(ran.status()).as(ran.err()).isZero();
    return ran.out();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --query S                              | 2  | --query needs --jdbc URL, its database
          --jdbc jdbc:sqlite:x                   | 2  | --jdbc needs --query SQL
          --jars x.jar                           | 2  | --jars needs --query SQL
          d.csv --query S --jdbc U               | 2  | --query stands in place of files: leave out d.csv
          --query S --jdbc shop.db               | 2  | "shop.db" does not begin with jdbc:
          --query S --jdbc jdbc:postgresql://h/d | 2  | no driver for jdbc:postgresql://h/d
          --query S --jdbc U --jars none.jar     | 66 | none.jar: there is no such file
          --query S --jdbc U1                    | 66 | there is no such database: no file
          --query S --jdbc jdbc:h2:tcp://127.0.0.1:1/x | 66 | cannot be connected to: Connection is broken
          --query SELECT_FROM --jdbc U           | 2  | --query: [SQLITE_ERROR]
          --query SELECT_1_a,2_a --jdbc U        | 2  | --query gives two columns "a" (name one of them anew with AS)
          --query SELECT_1_a,zeroblob(3)_b --jdbc U | 65 | column "b": holds values of the type BLOB
          --query SELECT_1_a,2_b_WHERE_0 --jdbc U | 65 | the query gives no rows
          --query SELECT_1_a,'x'_b --jdbc U      | 65 | column "b": "x" is no number, and the target must be one
          --query WITH_q_AS_(SELECT_1)_DELETE_FROM_sales --jdbc U | 2 | --query: [SQLITE_READONLY]
          --query DELETE_FROM_sales --jdbc U     | 2  | --query begins with "DELETE" and was not run (give one statement that asks for rows: SELECT
          --query SELECT_1;DELETE_FROM_sales --jdbc U | 2 | --query is several statements and was not run
          --query --nothing --jdbc U             | 2  | --query has no words and was not run
          --query S --jdbc U --out-of-core       | 2  | name one with --cache FILE
          --query S --jdbc U --model shop        | 2  | is a file to be read, and would be lost
          """)
  void what_is_wrong_with_a_query_is_one_line(String line, int status, String says)
      throws SQLException {
    String url = filled("sqlite");
    List<Object> words = new ArrayList<>(List.of("train", "-q"));
    for (String word : line.split(" ")) {
      words.add(
          switch (word) {
            case "S" -> ALL;
            case "U" -> url;
            case "U1" -> url + "1";
            case "shop" -> directory.resolve("shop");
            default -> word.replace('_', ' ');
          });
    }
    Ran ran = Ran.neuron(words.toArray());
    assertThat(ran.err()).contains(says).doesNotContain("internal error");
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"sqlite, shop", "h2, shop.mv.db"})
  void a_database_is_only_read_and_none_is_made(String database, String name) throws Exception {
    String url = filled(database);
    byte[] before = Files.readAllBytes(directory.resolve(name));
    assertThat(Ran.neuron("train", "--query", "DELETE FROM \"sales\"", "--jdbc", url).status())
        .isEqualTo(2);
    assertThat(Ran.neuron("inspect", "--query", ALL, "--jdbc", url).status()).isZero();
    assertThat(Files.readAllBytes(directory.resolve(name))).isEqualTo(before);
    assertThat(Ran.neuron("train", "--query", "SELECT 1", "--jdbc", url + "2").status())
        .isEqualTo(66);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("shop2"))).isEmpty();
    }
  }

  /** Each of these wrote a file, and some said that they had failed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY (SELECT 1) TO 'F'",
        "/* SELECT */ COPY (SELECT 1) TO 'F'",
        "SELECT 1 AS a; COPY (SELECT 1) TO 'F'",
        "SELECT 'it''s; one' AS a; -- ;\n COPY (SELECT 1) TO 'F'",
        "SELECT $$';$$; COPY (SELECT 1) TO 'F'; SELECT $$'$$",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO 'F'",
        "ATTACH 'F2'",
        "CREATE TABLE a AS SELECT 1; FROM a",
        "EXPORT DATABASE 'F2'"
      })
  void what_writes_files_is_refused_before_it_is_run(String sql) throws IOException {
    Path file = Files.writeString(directory.resolve("keep.csv"), "precious\n");
    String asked = sql.replace("F", file.toString());
    Ran ran = Ran.neuron("train", "--query", asked, "--jdbc", "jdbc:h2:mem:w");
    assertThat(ran.err()).contains("and was not run (give one statement that asks for rows");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(file).hasContent("precious");
    assertThat(directory.toFile().list()).containsExactly("keep.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(SELECT 1 AS x, 2 AS y) UNION ALL (SELECT 2, 3);\n-- the end; of it\n",
        "-- what is sold; and where\n"
            + "FROM (VALUES (1, 2), (2, 3)) AS t(x, y) WHERE 'INTO; it' <> 'a'",
        "with \"update; into x\" as (select 1 x, 2 y union select 2, 3) from \"update; into x\"",
        "VALUES (1, 2), (2, 3)",
        "FROM (UNPIVOT (SELECT 1 a, 2 b) ON a, b INTO NAME n VALUE y) SELECT y AS x, y + 1 AS y",
        "SELECT 1 AS x, 2 AS y WHERE $$a;b$$ = $$a;b$$ UNION SELECT 2, 3"
      })
  @Tag("slow") // its driver has 78 MB
  void what_asks_for_rows_is_run(String sql) {
    Ran ran =
        Ran.neuron("train", "-o", "newton", "--query", sql, "--jdbc", "jdbc:duckdb:", "-e", 9);
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("2 rows");
  }

  @Test
  void a_model_says_what_was_asked_without_the_password() throws IOException {
    Path model = directory.resolve("m.json");
    String sql = "SELECT 1 AS x, 2 AS y UNION SELECT 2, 4 WHERE 'password=hush' <> ''";
    String url = "jdbc:h2:mem:q;USER=sa;PASSWORD=hush";
    assertThat(Ran.neuron("train", "-q", "-m", model, "--query", sql, "--jdbc", url).err())
        .isEmpty();
    assertThat(Files.readString(model))
        .doesNotContain("hush")
        .contains("\"jdbc\": \"jdbc:h2:mem:q;USER=sa;PASSWORD=…\"")
        .contains("\"query\": \"SELECT 1 AS x, 2 AS y UNION SELECT 2, 4 WHERE 'password=…'");
    assertThat(Ran.neuron("show", model).out()).contains("jdbc:h2:mem:q;USER=sa");
  }

  @Test
  @Tag("slow") // its driver has 78 MB
  void the_rows_of_duckdb_are_read_as_those_of_a_file_are() throws Exception {
    the_rows_of_a_query_are_read_as_those_of_a_file_are("duckdb");
  }

  @Test
  @Tag("slow")
  void every_command_takes_a_query_of_duckdb() throws Exception {
    every_command_takes_a_query("duckdb");
  }

  @Test
  @Tag("slow")
  void a_database_of_duckdb_is_only_read() throws Exception {
    a_database_is_only_read_and_none_is_made("duckdb", "shop");
  }

  /** DuckDB's own words for what no other database has. */
  @Test
  @Tag("slow")
  void values_of_every_kind_become_cells_or_are_refused_by_name() {
    String sql =
        "SELECT 170141183460469231731687303715884105727::HUGEINT h, 0.1::FLOAT f, 'NaN'::DOUBLE n,"
            + " TIMESTAMP '2020-01-31 10:30:00' t, TIMESTAMPTZ '2020-01-31 10:30:00+00' z, UUID"
            + " '00000000-0000-0000-0000-000000000001' u, NULL e, TRUE b, 1.50::DECIMAL(5,2) d";
    Path model = directory.resolve("m.json");
    read("train", "-q", "-m", model, "--query", "SELECT 1 f, 2 y", "--jdbc", "jdbc:duckdb:");
    String[] cells =
        read("predict", model, "-q", "--query", sql, "--jdbc", "jdbc:duckdb:")
            .split("\n")[1]
            .split(",");
    assertThat(cells)
        .startsWith("170141183460469231731687303715884105727", "0.1", "NaN", "2020-01-31T10:30");
    assertThat(cells[4]).matches("2020-01-31T\\d\\d:\\d\\d.*");
    assertThat(Arrays.copyOfRange(cells, 5, 9))
        .containsExactly("00000000-0000-0000-0000-000000000001", "", "1", "1.50");
    for (String list : List.of("[1, 2]", "{'a': 1}", "MAP {'a': 1}", "'ab'::BLOB")) {
      Ran ran =
          Ran.neuron("train", "--query", "SELECT " + list + " c, 1 y", "--jdbc", "jdbc:duckdb:");
      assertThat(ran.status()).as(list).isEqualTo(65);
      assertThat(ran.err()).contains("column \"c\": holds values of the type");
    }
  }

  @Test
  @Tag("slow")
  void the_remedy_for_a_parquet_file_reads_it() throws SQLException {
    Path file = directory.resolve("d.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT range x, 2 * range + 1 y FROM range(9)) TO '"
              + file
              + "' (FORMAT parquet)");
    }
    String query = "FROM '" + file + "'";
    assertThat(Ran.neuron("train", file).err())
        .contains("use --query \"" + query + "\" --jdbc jdbc:duckdb: with DuckDB's driver");
    Ran ran = Ran.neuron("train", "-o", "newton", "--query", query, "--jdbc", "jdbc:duckdb:");
    assertThat(ran.err()).contains("9 rows, 9 used");
    assertThat(ran.out()).contains("y = max(0, 2·x + 1)");
  }
}
