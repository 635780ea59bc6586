package dev.neuron.data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarOutputStream;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of a driver, by one that writes it down. */
class QueryRowsTest {
  private static final List<String> ASKED = new ArrayList<>();
  private static int rows;

  @TempDir private Path directory;

  /** Gives as many rows as its URL says, and fails behind a thousand of them where it says so. */
  public static final class CountingDriver implements Driver {
    @Override
    public Connection connect(String url, Properties properties) {
      ASKED.add("user " + properties.getProperty("user"));
      long most = Long.parseLong(url.substring(url.lastIndexOf(':') + 1));
      boolean fails = url.contains(":fails:");
      ResultSetMetaData columns =
          proxy(
              ResultSetMetaData.class,
              (name, arguments) -> name.equals("getColumnCount") ? 1 : "n");
      ResultSet set =
          proxy(
              ResultSet.class,
              (name, arguments) -> {
                if (name.equals("next") && fails && rows == 1000) {
                  throw new SQLException("the server is gone\nfor password=hush good");
                }
                return switch (name) {
                  case "next" -> rows++ < most;
                  case "getMetaData" -> columns;
                  default -> rows;
                };
              });
      Statement statement =
          proxy(
              Statement.class,
              (name, arguments) -> {
                ASKED.add(name + " " + arguments[0]);
                return name.equals("executeQuery") ? set : null;
              });
      return proxy(
          Connection.class,
          (name, arguments) -> {
            ASKED.add(arguments == null ? name : name + " " + arguments[0]);
            return name.equals("createStatement") ? statement : null;
          });
    }

    private interface Answer {
      Object of(String name, Object[] arguments) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (self, method, arguments) -> answer.of(method.getName(), arguments)));
    }

    @Override
    public boolean acceptsURL(String url) {
      return url.startsWith("jdbc:counting:");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
      return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
      return 1;
    }

    @Override
    public int getMinorVersion() {
      return 0;
    }

    @Override
    public boolean jdbcCompliant() {
      return false;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }
  }

  @BeforeEach
  void forget() {
    ASKED.clear();
    rows = 0;
  }

  /** A jar that offers the driver; its class is on the class path of the tests. */
  private Path jar() throws IOException {
    Path jar = directory.resolve("counting.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new ZipEntry("META-INF/services/java.sql.Driver"));
      out.write(CountingDriver.class.getName().getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private InputStream rows(String url, Path jars) {
    return new Query("SELECT n", url, List.of(jars), "me", null).source().stream();
  }

  @Test
  void rows_are_fetched_as_they_are_read_in_a_transaction_that_is_never_committed()
      throws IOException {
    try (InputStream in = rows("jdbc:counting:10000000", jar())) {
      assertThat(ASKED).isEmpty();
      assertThat(new String(in.readNBytes(16), StandardCharsets.UTF_8))
          .isEqualTo("{\"n\":1}\n {\"n\":2}");
      assertThat(rows).isLessThan(10_000);
    }
    assertThat(ASKED)
        .containsExactly(
            "user me",
            "setReadOnly true",
            "setAutoCommit false",
            "createStatement",
            "setFetchSize 1000",
            "executeQuery SELECT n",
            "rollback",
            "close");
  }

  @Test
  void the_last_row_ends_the_connection() throws IOException {
    // Whoever reads a source that is no file does not close it.
    InputStream in = rows("jdbc:counting:20000", directory.resolve(jar().getParent()));
    String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    assertThat(all).endsWith("{\"n\":19999}\n {\"n\":20000}\n");
    assertThat(all.lines()).hasSize(20_000);
    assertThat(ASKED).endsWith("rollback", "close");
  }

  @Test
  void rows_that_end_early_are_an_error_and_end_the_connection() throws IOException {
    InputStream in = rows("jdbc:counting:fails:5000", jar());
    assertThatThrownBy(in::readAllBytes)
        .isInstanceOfSatisfying(
            DataException.class, e -> assertThat(e.kind()).isEqualTo(DataException.Kind.UNREADABLE))
        .hasMessage(
            "jdbc:counting:fails:5000: the rows end after 1000: the server is gone for password=…"
                + " good");
    assertThat(ASKED).endsWith("rollback", "close");
  }

  @Test
  void a_jar_without_a_fitting_driver_is_told_with_those_there_are() throws IOException {
    InputStream in = rows("jdbc:mysql://h/d", jar());
    assertThatThrownBy(in::readAllBytes)
        .hasMessageContaining("no driver for jdbc:mysql://h/d; there are ")
        .hasMessageContaining(CountingDriver.class.getName())
        .hasMessageContaining("Maven Central has it as com.mysql:mysql-connector-j");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT * INTO copy FROM t                 | writes INTO something
          SELECT a FROM t INTO OUTFILE '/tmp/x'     | writes INTO something
          WITH a AS (SELECT 1) INSERT INTO t FROM a | writes INTO something
          EXEC prices                               | begins with "EXEC"
          ;                                         | has no words
          """)
  void what_is_no_query_is_refused_without_a_driver(String sql, String problem) {
    Query query = new Query(sql, "jdbc:none:", List.of(), null, null);
    assertThatThrownBy(query::source)
        .isInstanceOfSatisfying(
            DataException.class, e -> assertThat(e.kind()).isEqualTo(DataException.Kind.REQUEST))
        .hasMessageStartingWith("--query " + problem + " and was not run");
    assertThat(ASKED).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jdbc:postgresql://me:hu/sh@h:5432/d       | jdbc:postgresql://me@h:5432/d
          jdbc:postgresql://h/d?user=me&password=hu&ssl=true | jdbc:postgresql://h/d?user=me&password=…&ssl=true
          jdbc:sqlserver://h;user=me;Password={hu}; | jdbc:sqlserver://h;user=me;Password=…;
          jdbc:oracle:thin:me/hu@//h:1521/d         | jdbc:oracle:thin:me@//h:1521/d
          jdbc:mysql://h/d?trustCertificateKeyStorePassword=hu | jdbc:mysql://h/d?trustCertificateKeyStorePassword=…
          jdbc:sqlite:shop.db                       | jdbc:sqlite:shop.db
          """)
  void no_password_is_told(String url, String told) {
    assertThat(new Query("", url, List.of(), null, null).name()).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "jdbc:sqlite:a/shop.db, a/shop.db",
        "jdbc:sqlite:file:shop.db?cache=shared, shop.db",
        "jdbc:sqlite::memory:, -",
        "jdbc:sqlite:, -",
        "jdbc:duckdb:shop.db, shop.db",
        "jdbc:duckdb:, -",
        "jdbc:h2:./shop;USER=sa, ./shop.mv.db",
        "jdbc:h2:mem:shop, -",
        "jdbc:h2:tcp://h/shop, -",
        "jdbc:postgresql://h/d, -"
      })
  void the_file_of_a_database_is_known(String url, Path file) {
    assertThat(new Query("", url, List.of(), null, null).file()).isEqualTo(file);
  }
}
