package dev.neuron.data.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.SafeText;
import dev.neuron.data.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a query as bytes: a JSON object a line, made as they are read. The connection is
 * read-only where its driver can make it so, and the transaction is never committed.
 */
final class QueryRows extends InputStream {
  /** So many bytes are made at a time, or one row. */
  private static final int CHUNK = 1 << 16;

  private final Query query;
  private final ByteArrayOutputStream made = new ByteArrayOutputStream(2 * CHUNK);
  private final List<String> names = new ArrayList<>();
  private byte[] ready = {};
  private int at;
  private Connection connection; // or null before the first read and after the last row
  private ResultSet rows;
  private JsonGenerator json;
  private long row;
  private boolean ended;

  QueryRows(Query query) {
    this.query = query;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /**
   * The next bytes.
   *
   * @throws DataException of kind UNREADABLE if the database cannot be read, REQUEST if it does not
   *     understand, CONTENT if there is no row or a value that is no cell
   */
  @Override
  public int read(byte[] into, int from, int length) {
    if (length == 0) {
      return 0;
    }
    while (at == ready.length) {
      if (ended) {
        return -1;
      }
      make();
    }
    int count = Math.min(length, ready.length - at);
    System.arraycopy(ready, at, into, from, count);
    at += count;
    return count;
  }

  private void make() {
    boolean whole = false;
    try {
      if (connection == null) {
        open();
      }
      made.reset();
      while (made.size() < CHUNK && !ended) {
        ended = !next();
      }
      if (ended && row == 0) {
        throw DataException.content(Fault.of(query.name(), "the query gives no rows", null));
      }
      ready = made.toByteArray();
      at = 0;
      whole = !ended;
    } catch (IOException impossible) {
      throw new IllegalStateException("memory takes every write", impossible);
    } finally {
      if (!whole) {
        ended = true;
        close();
      }
    }
  }

  private void open() throws IOException {
    Driver driver = Drivers.of(query);
    Path file = query.file();
    if (file != null && !Files.exists(file)) {
      // Drivers of such databases would make an empty one.
      throw unreadable("there is no such database: no file " + file, null);
    }
    try {
      connection = driver.connect(query.url(), query.properties());
      readOnly(connection);
      connection.setAutoCommit(false);
    } catch (SQLException | RuntimeException | LinkageError e) {
      throw unreadable("cannot be connected to: " + words(e), e);
    }
    try {
      Statement statement = connection.createStatement();
      statement.setFetchSize(query.fetchSize());
      rows = statement.executeQuery(query.sql());
      ResultSetMetaData columns = rows.getMetaData();
      for (int j = 1; j <= columns.getColumnCount(); j++) {
        String name = columns.getColumnLabel(j);
        if (names.contains(name)) {
          throw DataException.request(
              "--query gives two columns " + SafeText.of(name), "name one of them anew with AS");
        }
        names.add(name);
      }
    } catch (SQLException | RuntimeException e) {
      if (e instanceof DataException told) {
        throw told;
      }
      throw new DataException(
          DataException.Kind.REQUEST, Fault.of(null, "--query: " + words(e), null), e);
    }
    json = Json.FACTORY.createGenerator(made);
  }

  /** Has the server refuse to write, where the driver can ask for that after it connected. */
  private static void readOnly(Connection connection) {
    try {
      connection.setReadOnly(true);
    } catch (SQLException cannot) {
      // SQLite's and DuckDB's were told with their properties.
    }
  }

  private boolean next() throws IOException {
    try {
      if (!rows.next()) {
        return false;
      }
      row++;
      json.writeStartObject();
      for (int j = 0; j < names.size(); j++) {
        json.writeFieldName(names.get(j));
        if (!SqlCell.write(rows.getObject(j + 1), json)) {
          throw noCell(names.get(j), rows.getMetaData().getColumnTypeName(j + 1));
        }
      }
      json.writeEndObject();
      json.flush();
      made.write('\n');
      return true;
    } catch (SQLException e) {
      throw unreadable("the rows end after " + row + ": " + words(e), e);
    }
  }

  private DataException noCell(String column, String type) {
    String problem = "holds values of the type " + type + ", which are no cells of a table";
    String remedy = "leave it out of the query, or CAST it to text";
    return DataException.content(new Fault(query.name(), row, column, null, problem, remedy));
  }

  private DataException unreadable(String problem, Throwable cause) {
    return new DataException(
        DataException.Kind.UNREADABLE, Fault.of(query.name(), problem, null), cause);
  }

  /** What a driver says, in one line, of which some give several, and none has to give any. */
  private static String words(Throwable e) {
    if (e.getMessage() == null) {
      return e.getClass().getSimpleName();
    }
    String first = e.getMessage().strip().split("\\R\\s*\\R|\\RLINE 1", 2)[0];
    return SafeText.plain(Query.withoutPasswords(first.replaceAll("\\s*\\R\\s*", " ")));
  }

  /** Ends the transaction and the connection. */
  @Override
  public void close() {
    if (connection == null) {
      return;
    }
    try (Connection open = connection) {
      connection = null;
      open.rollback();
    } catch (SQLException gone) {
      // Nothing was written, and all that is wanted was read.
    }
  }
}
