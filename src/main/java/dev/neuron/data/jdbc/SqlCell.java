package dev.neuron.data.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Map;

/** What a database's value is as a cell: a number as it is, a date as ISO writes it, or a text. */
final class SqlCell {
  private SqlCell() {}

  /**
   * Writes a value; false where it is no cell.
   *
   * @throws SQLException if a long text cannot be read
   */
  static boolean write(Object value, JsonGenerator json) throws IOException, SQLException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Number number) {
      write(number, json);
    } else if (value instanceof Boolean truth) {
      json.writeNumber(truth ? 1 : 0);
    } else if (value instanceof Clob text) {
      json.writeString(text.getSubString(1, (int) text.length()));
    } else if (isNoCell(value)) {
      return false;
    } else {
      json.writeString(text(value));
    }
    return true;
  }

  private static void write(Number number, JsonGenerator json) throws IOException {
    if (number instanceof Double) {
      json.writeNumber(number.doubleValue());
    } else if (number instanceof Float) {
      json.writeNumber(number.floatValue());
    } else if (number instanceof BigDecimal decimal) {
      json.writeNumber(decimal);
    } else if (number instanceof BigInteger whole) {
      json.writeNumber(whole);
    } else {
      json.writeNumber(number.longValue());
    }
  }

  private static boolean isNoCell(Object value) {
    return value instanceof Blob
        || value instanceof Array
        || value instanceof Struct
        || value instanceof Collection
        || value instanceof Map
        || value.getClass().isArray();
  }

  private static String text(Object value) {
    if (value instanceof Date day) {
      return day.toLocalDate().toString();
    } else if (value instanceof Timestamp time) {
      return time.toLocalDateTime().toString();
    } else if (value instanceof ZonedDateTime time) {
      return time.toOffsetDateTime().toString();
    }
    return value.toString();
  }
}
