package dev.neuron.report.surface;

import dev.neuron.report.doc.HtmlTable;
import dev.neuron.report.doc.Table;
import dev.neuron.report.doc.TextWidth;
import dev.neuron.report.words.Numbers;
import dev.neuron.report.words.RunWording;
import dev.neuron.train.surface.Descent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the page says in words and tables, for those, too, who do not see its picture. */
public final class SurfaceTables {
  private static final int MOST_LINES = 25; // of a path

  private final Surface surface;
  private final boolean several; // methods

  SurfaceTables(Surface surface) {
    this.surface = surface;
    Set<Object> methods = new HashSet<>();
    for (Descent descent : surface.descents()) {
      methods.add(descent.plan().optimizer().method());
    }
    this.several = methods.size() > 1;
  }

  /** The name of a run: its method where methods differ, and its learning rate. */
  String name(Descent descent) {
    String method = descent.plan().optimizer().method().label();
    if (descent.learningRate().isSearched()) {
      return method;
    }
    String rate = Numbers.text(descent.learningRate().value());
    return several ? method + " " + rate : rate;
  }

  /** What its steps are those of. */
  String method(Descent descent) {
    String method = descent.plan().optimizer().method().label();
    boolean full = descent.plan().isFullBatch(surface.sample().total());
    return full ? method : method + ", in mini-batches";
  }

  /** A line for each run, with its line feed, folded where it is wider than the terminal. */
  public static String text(Surface surface, int width) {
    SurfaceTables tables = new SurfaceTables(surface);
    StringBuilder text = new StringBuilder();
    for (Descent descent : surface.descents()) {
      text.append(tables.name(descent)).append(tables.relative(descent)).append(": ");
      text.append(descent.observed().word()).append("; ");
      text.append(RunWording.verdict(descent.result())).append(", loss ");
      text.append(Numbers.text(descent.result().answer().loss())).append('\n');
    }
    return TextWidth.fold(text.toString(), width);
  }

  /** How many times its limit a run's rate is; NaN where there is none. */
  double times(Descent descent) {
    double limit = descent.learningRate().limit();
    return Double.isInfinite(limit) || descent.learningRate().isSearched()
        ? Double.NaN
        : descent.learningRate().value() / limit;
  }

  private String relative(Descent descent) {
    double times = times(descent);
    return Double.isNaN(times) ? "" : " (" + Numbers.significant(times, 3) + " × the stable limit)";
  }

  String subtitle() {
    return (surface.files().isEmpty() ? "" : surface.files() + ": ")
        + surface.neuron().activation().kind().label()
        + " neuron, "
        + surface.neuron().cost().kind().label()
        + " cost, "
        + surface.sample().total()
        + " examples of "
        + surface.features().size()
        + (surface.features().size() == 1 ? " feature" : " features");
  }

  Table runs() {
    Table table =
        new Table()
            .numbers("run")
            .numbers("× limit")
            .words("fate")
            .words("verdict")
            .numbers("loss");
    for (Descent descent : surface.descents()) {
      double times = times(descent);
      table.row(
          Table.Mark.NONE,
          List.of(
              name(descent),
              Double.isNaN(times) ? "–" : Numbers.significant(times, 3),
              descent.observed().word(),
              RunWording.verdict(descent.result()),
              Numbers.text(descent.result().answer().loss())));
    }
    return table;
  }

  /** The points of the paths, of a long one some. */
  Table paths() {
    Table table =
        new Table()
            .numbers("run")
            .numbers("epoch")
            .numbers(surface.across())
            .numbers(surface.up())
            .numbers("loss");
    for (Descent descent : surface.descents()) {
      List<Descent.Point> points = descent.points();
      int every = Math.max(1, (points.size() - 1) / MOST_LINES);
      double[] sizes = new double[2]; // of what the coordinates so far are sums of
      for (int i = 0; i < points.size(); i++) {
        Descent.Point point = points.get(i);
        sizes[0] = Math.max(sizes[0], size(surface.plane().p(), point.wHat()));
        sizes[1] = Math.max(sizes[1], size(surface.plane().q(), point.wHat()));
        if (i % every == 0 || i == points.size() - 1) {
          table.row(
              Table.Mark.NONE,
              List.of(
                  name(descent),
                  Integer.toString(point.epoch()),
                  coordinate(surface.plane().u(point.wHat()), sizes[0]),
                  coordinate(surface.plane().v(point.wHat()), sizes[1]),
                  Numbers.text(point.loss())));
        }
      }
    }
    return table;
  }

  /** How large the terms are of which a coordinate of the plane is the sum. */
  private double size(double[] axis, double[] wHat) {
    double size = 0;
    for (int j = 0; j < axis.length; j++) {
      size += Math.abs(axis[j]) * (Math.abs(wHat[j]) + Math.abs(surface.plane().base()[j]));
    }
    return size;
  }

  /** A coordinate with the sign − of text; 0 where it is the rounding of terms that cancel. */
  private static String coordinate(double value, double size) {
    String text = Numbers.text(Math.abs(value) < 1e-12 * size ? 0 : value);
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }

  /** What has to be known of the picture, as paragraphs. */
  String notes() {
    List<String> notes = new ArrayList<>();
    if (surface.plane().first() < 0) {
      notes.add(
          "The axes are the two directions in which the cost bends most at the "
              + (surface.main().observed().isFailure() ? "start" : "end of the run")
              + (surface.descents().size() > 1 ? " " + name(surface.main()) : "")
              + "; all other directions stand as they do there. --axes draws it over two weights.");
    }
    notes.add(
        "Weights and bias are those in the coordinates trained in"
            + switch (surface.scaling().kind()) {
              case STANDARD -> ": features standardized, (value − mean) / spread.";
              case MINMAX -> ": features scaled to 0…1.";
              case NONE -> ": features as they are.";
            });
    if (surface.features().size() > 1) {
      notes.add(
          "Paths leave the plane and are projected on it: the loss at a point of a path is that of"
              + " its table, not that of the contours below it.");
    }
    if (surface.neuron().activation().hasKink()) {
      notes.add(
          "A thin line is where an example has z = 0: there the surface has a kink. That of the"
              + " example in numbers is dashed.");
    }
    notes.add("A path begins at its ring; the arrow is the next step.");
    if (surface.sample().isPartial()) {
      notes.add(
          "Contours, kinks and your runs are of "
              + surface.sample().numbers().length
              + " examples, drawn at random from even stretches of all "
              + surface.sample().total()
              + " (--seed draws others); the other paths are of all.");
    }
    if (!surface.descents().get(0).plan().isFullBatch(surface.sample().total())) {
      notes.add("Your runs take all examples in every step, the other paths mini-batches.");
    }
    StringBuilder html = new StringBuilder();
    for (String note : notes) {
      String escaped = HtmlTable.escaped(note).replace("--axes", "<code>--axes</code>");
      html.append("<p>").append(escaped).append("</p>\n");
    }
    return html.toString().strip();
  }
}
