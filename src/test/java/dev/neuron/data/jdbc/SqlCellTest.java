package dev.neuron.data.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.neuron.data.json.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;
import org.junit.jupiter.api.Test;

/** What drivers give as the value of a cell, as JSON. */
class SqlCellTest {
  @Test
  void numbers_keep_their_digits_and_times_are_written_as_iso_8601_says() throws Exception {
    LocalDateTime time = LocalDateTime.of(2024, 2, 29, 13, 5, 7);
    Map<Object, String> cells = new LinkedHashMap<>();
    cells.put(0.1, "0.1");
    cells.put(0.1f, "0.1");
    cells.put(7, "7");
    cells.put(new BigDecimal("12.50"), "12.50");
    cells.put(new BigInteger("123456789012345678901"), "123456789012345678901");
    cells.put(true, "1");
    cells.put("a \"b\"", "\"a \\\"b\\\"\"");
    cells.put(new SerialClob("long".toCharArray()), "\"long\"");
    cells.put(Date.valueOf(LocalDate.of(2024, 2, 29)), "\"2024-02-29\"");
    cells.put(Timestamp.valueOf(time), "\"2024-02-29T13:05:07\"");
    cells.put(time.atZone(ZoneOffset.ofHours(2)), "\"2024-02-29T13:05:07+02:00\"");
    cells.put(OffsetDateTime.of(time, ZoneOffset.UTC), "\"2024-02-29T13:05:07Z\"");
    for (Map.Entry<Object, String> cell : cells.entrySet()) {
      assertThat(written(cell.getKey())).isEqualTo(cell.getValue());
    }
    assertThat(written(null)).isEqualTo("null");
  }

  @Test
  void what_is_no_cell_is_not_written() throws Exception {
    for (Object value :
        List.of(new SerialBlob(new byte[] {1}), new int[] {1}, List.of(1), Map.of("a", 1))) {
      assertThat(written(value)).isNull();
    }
  }

  private static String written(Object value) throws IOException, SQLException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.FACTORY.createGenerator(text)) {
      if (!SqlCell.write(value, json)) {
        return null;
      }
    }
    return text.toString();
  }
}
