package dev.neuron.report.answer;

import dev.neuron.data.json.Json;
import dev.neuron.diagnose.Importance;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.report.doc.Page;
import dev.neuron.report.doc.Records;
import dev.neuron.report.doc.Table;
import dev.neuron.report.words.Numbers;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What each column is worth to a neuron, beside the t of its weight.
 *
 * @param neuron the neuron
 * @param columns the column worth most first
 * @param pairs columns that can stand in for one another
 * @param combined columns that the others together can stand in for
 * @param seed of the random orders
 */
public record ImportanceTable(
    TrainedNeuron neuron,
    List<Importance.Column> columns,
    List<Importance.Pair> pairs,
    List<Importance.Combined> combined,
    long seed) {
  private static final String NOTHING = "–";
  private static final int FEW_DIGITS = 3;

  void show(Page page) {
    page.lead(
        "what columns are worth: how much the loss rises where their cells are dealt out anew, "
            + Importance.TIMES
            + " times (seed "
            + seed
            + ")");
    page.table(table());
    for (Importance.Pair pair : pairs) {
      page.note(
          pair.first()
              + " and "
              + pair.second()
              + " can stand in for each other (correlation "
              + Numbers.significant(pair.correlation(), 2)
              + "): each may be worth less, or more, than is shown");
    }
    if (!combined.isEmpty()) {
      page.note(
          "the other columns together can stand in for "
              + combined.stream()
                  .map(one -> one.name() + " (" + Numbers.significant(one.correlation(), 2) + ")")
                  .collect(Collectors.joining(", "))
              + ", by the multiple correlation: each may be worth less, or more, than is shown");
    }
  }

  private Table table() {
    boolean known = neuron.standardErrors() != null;
    Table table = Table.of("column", "rise", "sd");
    if (known) {
      table.numbers(neuron.standardErrors().statistic());
    }
    for (Importance.Column column : columns) {
      String rise = Numbers.text(column.rise());
      String deviation = Numbers.significant(column.deviation(), FEW_DIGITS);
      if (known) {
        double t = t(column);
        String shown = Double.isNaN(t) ? NOTHING : Numbers.significant(t, FEW_DIGITS);
        table.row(column.name(), rise, deviation, shown);
      } else {
        table.row(column.name(), rise, deviation);
      }
    }
    return table;
  }

  /** The t of its weight; NaN where it has none, or one for each category. */
  private double t(Importance.Column column) {
    return neuron.standardErrors() == null || column.features().size() > 1
        ? Double.NaN
        : neuron.standardErrors().estimates(neuron.parameters()).get(column.features().get(0)).t();
  }

  private Records<Importance.Column> fields() {
    return new Records<Importance.Column>()
        .field("column", Importance.Column::name)
        .field("rise", Importance.Column::rise)
        .field("deviation", Importance.Column::deviation)
        .field("t", this::t);
  }

  /** A line a column. */
  String csv() {
    return fields().csv(columns);
  }

  void json(Json json) {
    json.list("importance", columns, column -> fields().write(json, column));
    json.list(
        "alike",
        pairs,
        pair -> {
          json.put("first", pair.first());
          json.put("second", pair.second());
          json.put("correlation", pair.correlation());
        });
    json.list(
        "combined",
        combined,
        one -> {
          json.put("column", one.name());
          json.put("correlation", one.correlation());
        });
    json.put("seed", seed);
  }
}
