package dev.neuron.cli;

import dev.neuron.data.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Columns of numbers, then perhaps one of categories, and the target. */
record ExportedTable(List<String> header, List<List<String>> rows) {
  int features() {
    return header.size() - 1;
  }

  boolean isText(int column) {
    return column < features() && !rows.get(0).get(column).matches("-?[0-9.]+");
  }

  ExportedTable trimmed() {
    List<List<String>> trimmed = new ArrayList<>();
    for (List<String> row : rows) {
      trimmed.add(row.stream().map(NumberText::trimmed).toList());
    }
    return new ExportedTable(header, trimmed);
  }

  String csv() {
    StringBuilder csv = new StringBuilder();
    List<List<String>> lines = new ArrayList<>(List.of(header));
    lines.addAll(rows);
    for (List<String> line : lines) {
      csv.append(
          line.stream()
              .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
              .collect(Collectors.joining(",")));
      csv.append('\n');
    }
    return csv.toString();
  }
}
