package dev.neuron.report.surface;

import dev.neuron.data.SafeText;
import dev.neuron.data.json.Json;
import dev.neuron.diagnose.Parabola;
import dev.neuron.math.Activation;
import dev.neuron.math.Block;
import dev.neuron.report.chart.PagePart;
import dev.neuron.report.doc.HtmlTable;
import dev.neuron.report.words.RunWording;
import dev.neuron.train.fate.Fate;
import dev.neuron.train.fate.Prediction;
import dev.neuron.train.surface.Descent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/** One web page that holds all it needs: style, scripts, examples, and the paths of the runs. */
public final class SurfacePage {
  private static final List<String> SCRIPTS =
      List.of(
          "descent.js",
          "scene.js",
          "view.js",
          "surface.js",
          "losses.js",
          "numbers.js",
          "reader.js");

  /** The parameters of all paths: some 200 KB as text. */
  private static final int MOST_PARAMETERS = 20_000;

  private final Surface surface;
  private final SurfaceTables tables;

  private SurfacePage(Surface surface) {
    this.surface = surface;
    this.tables = new SurfaceTables(surface);
  }

  /** The page. */
  public static String of(Surface surface) {
    return new SurfacePage(surface).page();
  }

  private String page() {
    return PagePart.filled(
        part("surface.html"),
        Map.of(
            "head", PagePart.head(title(), tables.subtitle(), part("surface.css")),
            "across", HtmlTable.escaped(SafeText.plain(surface.across())),
            "up", HtmlTable.escaped(SafeText.plain(surface.up())),
            "runs", HtmlTable.of(tables.runs()),
            "paths", HtmlTable.of(tables.paths()),
            "notes", tables.notes(),
            "scripts", scripts(),
            "data", data()));
  }

  private static String scripts() {
    StringBuilder scripts = new StringBuilder();
    for (String name : SCRIPTS) {
      scripts.append("<script>\n").append(part(name)).append("\n</script>\n");
    }
    return scripts.toString().strip();
  }

  private String title() {
    return "The loss of predicting " + surface.target();
  }

  private static String part(String name) {
    return PagePart.of(SurfacePage.class, name);
  }

  private String data() {
    String text =
        Json.text(
            Json.Layout.LINE,
            json -> {
              names(json);
              neuron(json);
              words(json);
              examples(json);
              plane(json);
              json.list("runs", surface.descents(), descent -> run(json, descent));
            });
    return PagePart.script(text.strip());
  }

  private void names(Json json) {
    json.put("target", surface.target());
    json.put("features", surface.features());
    json.put("shift", surface.scaling().shift()[0]);
    json.put("scale", surface.scaling().scale()[0]);
  }

  private void neuron(Json json) {
    Activation activation = surface.neuron().activation();
    json.object(
        "neuron",
        () -> {
          json.put("activation", activation.kind().label());
          json.put("alpha", activation.alpha());
          json.put("cost", surface.neuron().cost().kind().label());
          json.put("parameter", surface.neuron().cost().parameter());
          json.put("kink", activation.hasKink());
          json.put("bends", activation.kind() != Activation.Kind.IDENTITY);
        });
    json.put("l1", surface.penalty().l1());
    json.put("l2", surface.penalty().l2());
    json.put("goal", surface.goal());
    json.put("epochs", surface.epochs());
    Descent main = surface.main();
    json.put("rate", main.learningRate().value());
    json.put("limit", surface.limit());
    json.put("start", main.points().get(0).wHat());
    json.put("main", surface.descents().indexOf(main));
    double[] end = main.result().parameters();
    json.put("endPoint", end);
    json.put("endEpoch", main.result().answer().epoch());
    json.put("ended", main.result().answer().epoch() == main.result().epochs());
    parabola(json);
  }

  /** What foresees what a run comes to, and how long it takes to settle. */
  private void parabola(Json json) {
    json.put("foreseen", surface.foreseen().stream().map(Prediction.Kind::words).toList());
    Parabola parabola = surface.parabola();
    if (parabola != null) {
      json.object(
          "parabola",
          () -> {
            json.put("loss", parabola.loss());
            json.put("curvatures", parabola.curvatures());
            json.put("distances", parabola.distances());
          });
    }
  }

  private static void words(Json json) {
    json.object(
        "words",
        () -> {
          json.put("settles", Fate.SETTLES.word());
          json.put("maySettle", Prediction.Kind.MAY_SETTLE.words());
          json.put("stillFalling", Fate.STILL_FALLING.word());
          json.put("oscillates", Fate.OSCILLATES.word());
          json.put("diverges", Fate.DIVERGES.word());
          json.put("dies", Fate.DIES.word());
        });
  }

  private void examples(Json json) {
    int rows = surface.sample().numbers().length;
    int features = surface.features().size();
    ByteBuffer x = doubles(rows * features);
    ByteBuffer y = doubles(rows);
    ByteBuffer s = doubles(rows);
    boolean weighted = false;
    for (Block block : surface.sample().blocks()) {
      for (int i = 0; i < block.rows(); i++) {
        for (int j = 0; j < features; j++) {
          x.putDouble(block.x()[i * features + j]);
        }
        y.putDouble(block.y()[i]);
        weighted |= block.weights() != null;
        s.putDouble(block.weight(i));
      }
    }
    json.put("rows", rows);
    json.put("x", text(x));
    json.put("y", text(y));
    if (weighted) {
      json.put("s", text(s));
    }
    json.put("partial", surface.sample().isPartial());
    json.value("numbers", LongStream.of(surface.sample().numbers()).boxed().toList());
  }

  private static ByteBuffer doubles(int count) {
    return ByteBuffer.allocate(Math.multiplyExact(Double.BYTES, count))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Every bit of the numbers in fewer characters than their digits. */
  @SuppressWarnings("ByteBufferBackingArray") // each is one that doubles() allocated
  private static String text(ByteBuffer doubles) {
    return Base64.getEncoder().encodeToString(Arrays.copyOf(doubles.array(), doubles.position()));
  }

  private void plane(Json json) {
    json.object(
        "plane",
        () -> {
          json.put("across", surface.across());
          json.put("up", surface.up());
          json.put("base", surface.plane().base());
          json.put("p", surface.plane().p());
          json.put("q", surface.plane().q());
        });
  }

  private void run(Json json, Descent descent) {
    List<Descent.Point> points = descent.points();
    json.put("name", tables.name(descent));
    json.put("failed", descent.observed().isFailure());
    json.put("epochs", numbers(points, Descent.Point::epoch));
    json.put("u", numbers(points, point -> surface.plane().u(point.wHat())));
    json.put("v", numbers(points, point -> surface.plane().v(point.wHat())));
    json.put("losses", numbers(points, Descent.Point::loss));
    json.put("method", tables.method(descent));
    json.put("times", tables.times(descent));
    json.put("fate", descent.observed().word());
    json.put("verdict", RunWording.verdict(descent.result()));
    steps(json, points);
  }

  /** ŵ at every point; where that would be too much, at every second, third … and the last. */
  private void steps(Json json, List<Descent.Point> points) {
    int size = surface.features().size() + 1;
    int most = Math.max(2, MOST_PARAMETERS / (surface.descents().size() * size));
    int every = (points.size() + most - 1) / most;
    ByteBuffer parameters = doubles((points.size() / every + 2) * size);
    for (int i = 0; i < points.size(); i++) {
      if (i % every == 0 || i == points.size() - 1) {
        for (double parameter : points.get(i).wHat()) {
          parameters.putDouble(parameter);
        }
      }
    }
    json.put("every", every);
    json.put("w", text(parameters));
  }

  private static double[] numbers(
      List<Descent.Point> points, ToDoubleFunction<Descent.Point> number) {
    return points.stream().mapToDouble(number).toArray();
  }
}
