package dev.neuron.model;

import dev.neuron.data.Columns;
import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.Feature;
import dev.neuron.data.LoadReport;
import dev.neuron.data.MissingRule;
import dev.neuron.diagnose.certainty.StandardErrors;
import dev.neuron.math.Activation;
import dev.neuron.math.Affine;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a neuron from JSON and believes nothing of it, see {@link ModelFile}. */
final class ModelReader {
  private final String file;

  private ModelReader(String file) {
    this.file = file;
  }

  /**
   * Reads the whole file.
   *
   * @throws DataException of kind CONTENT if anything in it is not as {@link ModelWriter} writes it
   */
  static TrainedNeuron read(String file, ModelStream in) throws IOException {
    return new ModelReader(file).neuron(JsonReader.read(file, "model", in));
  }

  private TrainedNeuron neuron(JsonObject root) throws IOException {
    int minor = checkVersion(root);
    Neuron functions = functions(root.object("neuron"));
    String target = root.text("target");
    List<JsonObject> features = root.objects("features");
    Affine affine = affine(root, features, minor >= 1);
    MissingRule missing = missing(root.object("missing"));
    double[] deviations = new double[features.size()];
    double[] errors = minor >= 1 && root.has("certainty") ? new double[features.size() + 1] : null;
    Columns columns =
        new Columns(
            features(features, missing, deviations, errors),
            target,
            missing,
            CellReadingKeys.read(root, minor));
    StandardErrors standardErrors =
        errors == null ? null : certainty(root.object("certainty"), errors);
    Provenance provenance =
        new Provenance(
            training(root.object("training")),
            data(root.object("data")),
            program(root.object("program")),
            run(root.object("run")));
    TrainedNeuron neuron =
        new TrainedNeuron(functions, columns, affine, deviations, provenance, standardErrors);
    checkSum(root, neuron);
    root.end();
    return neuron;
  }

  /** The bias is there for readers where there is a centre; the two must not contradict. */
  private Affine affine(JsonObject root, List<JsonObject> features, boolean mayHaveCentre) {
    double[] weights = new double[features.size()];
    double[] centre = new double[features.size()];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = features.get(j).number("weight");
      boolean own =
          mayHaveCentre && features.get(j).has("centre") && !features.get(j).has("column");
      centre[j] = own ? features.get(j).number("centre") : 0;
    }
    double bias = root.number("bias");
    boolean has = mayHaveCentre && root.has("centredBias");
    Affine affine = new Affine(weights, centre, has ? root.number("centredBias") : bias);
    if (affine.isCentred() != has || (has && affine.bias() != bias)) {
      throw refused(
          "has a \"bias\" that is not \"centredBias\" − Σ \"weight\"·\"centre\"",
          "if it was edited on purpose, remove \"centredBias\" and every \"centre\"");
    }
    return affine;
  }

  /** Returns the minor version. */
  private int checkVersion(JsonObject root) {
    if (!root.has("format") || !root.text("format").equals(ModelWriter.FORMAT)) {
      throw refused("is not a model of this program: its \"format\" is not \"neuron model\"", null);
    }
    String version = root.text("version");
    int dot = version.indexOf('.');
    int major = dot < 0 ? -1 : number(version.substring(0, dot));
    int minor = dot < 0 ? -1 : number(version.substring(dot + 1));
    if (major < 0 || minor < 0) {
      throw root.wrong("version", "is no version: '" + version + "'");
    }
    if (major != ModelWriter.MAJOR) {
      String problem = "has model version " + version + ", this program reads versions 1.x";
      throw refused(problem, major > ModelWriter.MAJOR ? install(root) : null);
    }
    if (minor > ModelWriter.MINOR) {
      throw refused("has model version " + version + ", newer than this program", install(root));
    }
    return minor;
  }

  /** The program that wrote the file can read it. */
  private static String install(JsonObject root) {
    String writer = root.has("program") ? root.object("program").text("version") : "a newer one";
    return "install neuron " + writer + " or later";
  }

  /** Returns a small number without a sign or leading zeros, else −1. */
  private static int number(String digits) {
    boolean plain = !digits.isEmpty() && digits.length() < 6;
    for (int i = 0; i < digits.length(); i++) {
      plain &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    return plain && !(digits.length() > 1 && digits.charAt(0) == '0')
        ? Integer.parseInt(digits)
        : -1;
  }

  private Neuron functions(JsonObject object) {
    try {
      Activation activation = Activation.parse(object.text("activation"), object.number("alpha"));
      Cost cost = new Cost(costKind(object), object.number("costParameter"));
      object.end();
      return new Neuron(activation, cost);
    } catch (IllegalArgumentException wrong) {
      throw refused("\"neuron\": " + wrong.getMessage(), null);
    }
  }

  private static Cost.Kind costKind(JsonObject object) {
    String label = object.text("cost");
    for (Cost.Kind kind : Cost.Kind.values()) {
      if (kind.label().equals(label)) {
        return kind;
      }
    }
    throw object.wrong("cost", "is no cost: '" + label + "'");
  }

  private static MissingRule missing(JsonObject object) {
    String label = object.text("rule");
    for (MissingRule.Kind kind : MissingRule.Kind.values()) {
      if (ModelWriter.label(kind).equals(label)) {
        double value = kind == MissingRule.Kind.NUMBER ? object.number("value") : 0;
        object.end();
        return new MissingRule(kind, value);
      }
    }
    throw object.wrong("rule", "is no rule for missing cells: '" + label + "'");
  }

  private static List<Feature> features(
      List<JsonObject> objects, MissingRule missing, double[] deviations, double[] errors) {
    List<Feature> features = new ArrayList<>(objects.size());
    Set<String> names = new HashSet<>();
    for (int j = 0; j < objects.size(); j++) {
      JsonObject object = objects.get(j);
      String name = object.text("name");
      if (!names.add(name)) {
        throw object.wrong("name", "repeats the name of another feature: '" + name + "'");
      }
      deviations[j] = deviation(object);
      if (errors != null) {
        errors[j] = object.has("standardError") ? object.number("standardError") : Double.NaN;
      }
      features.add(feature(object, name, missing));
      object.end();
    }
    return features;
  }

  private StandardErrors certainty(JsonObject object, double[] errors) {
    try {
      return CertaintyReader.read(object, errors);
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      throw refused("\"certainty\": " + wrong.getMessage(), null);
    }
  }

  private static double deviation(JsonObject object) {
    double deviation = object.has("deviation") ? object.number("deviation") : Double.NaN;
    if (deviation < 0) {
      throw object.wrong("deviation", "must not be negative");
    }
    return deviation;
  }

  private static Feature feature(JsonObject object, String name, MissingRule missing) {
    boolean oneHot = object.has("column") || object.has("value");
    String column = oneHot ? object.text("column") : null;
    String value = oneHot ? object.text("value") : null;
    double replacement = missing.replaces() ? object.number("replacement") : Double.NaN;
    Feature feature =
        oneHot ? Feature.oneHot(column, value, replacement) : Feature.numeric(name, replacement);
    if (!feature.name().equals(name)) {
      throw object.wrong("name", "is not column=value: '" + feature.name() + "'");
    }
    return feature;
  }

  private Provenance.Training training(JsonObject object) {
    try {
      Provenance.Training training =
          new Provenance.Training(
              object.object("options").textsAndNumbers(),
              object.integer("seed"),
              object.integer("epochs"),
              object.text("verdict"),
              object.number("loss"),
              object.numberOrNull("r2"));
      object.end();
      return training;
    } catch (IllegalArgumentException wrong) {
      throw refused("\"training\": " + wrong.getMessage(), null);
    }
  }

  private Provenance.Data data(JsonObject object) {
    List<LoadReport.SourceFile> files = new ArrayList<>();
    for (JsonObject file : object.objects("files")) {
      String name = file.text("name");
      long bytes = file.integer("bytes");
      String hash = file.text("sha256");
      if (bytes < 0 || hash.length() != 64 || !isHex(hash)) {
        throw file.wrong("sha256", "or \"bytes\" is impossible");
      }
      files.add(new LoadReport.SourceFile(name, bytes, hash));
      file.end();
    }
    try {
      Provenance.Data data =
          new Provenance.Data(
              files,
              object.integer("rowsRead"),
              object.integer("rowsUsed"),
              object.integer("rowsSkipped"),
              object.integer("rowsRejected"));
      object.end();
      return data;
    } catch (IllegalArgumentException wrong) {
      throw refused("\"data\": " + wrong.getMessage(), null);
    }
  }

  private static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789abcdef".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static Program program(JsonObject object) {
    Program program =
        new Program(object.text("version"), object.text("commit"), object.text("java"));
    object.end();
    return program;
  }

  private static Provenance.Run run(JsonObject object) {
    Provenance.Run run = new Provenance.Run(instant(object, "start"), instant(object, "end"));
    object.end();
    return run;
  }

  private static Instant instant(JsonObject object, String key) {
    String text = object.text(key);
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException wrong) {
      throw object.wrong(key, "is no time such as 2026-01-31T12:00:00Z: '" + text + "'");
    }
  }

  /** Compared with what would be written now, so that blanks and the order of keys are free. */
  private void checkSum(JsonObject root, TrainedNeuron neuron) throws IOException {
    if (root.has("checksum") && !root.text("checksum").equals(ModelWriter.checksum(neuron))) {
      throw refused(
          "does not match its checksum: it is damaged",
          "if it was edited on purpose, remove the line \"checksum\"");
    }
  }

  private DataException refused(String problem, String remedy) {
    return DataException.content(Fault.of(file, problem, remedy));
  }
}
