package dev.neuron.model;

import dev.neuron.data.CellReading;
import dev.neuron.data.Columns;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.Feature;
import dev.neuron.data.MissingRule;
import dev.neuron.data.Ranges;
import dev.neuron.data.json.Fields;
import dev.neuron.data.json.ReadingFields;
import dev.neuron.diagnose.certainty.StandardErrors;
import dev.neuron.math.Activation;
import dev.neuron.math.Affine;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.train.fold.HeldOut;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A neuron as the keys of a model file, see {@link ModelFile}: each is named once, to be written
 * and to be read. Nothing that is read is believed.
 */
final class ModelCodec {
  private static final String FORMAT = "neuron model";
  private static final int MAJOR = 1;

  /** The newest minor version; a file gets the oldest that knows all it holds. */
  private static final int MINOR = 4;

  private ModelCodec() {}

  /** The whole file but for its checksum. */
  static TrainedNeuron neuron(Fields<TrainedNeuron> fields) {
    int minor = version(fields);
    Neuron functions = fields.object("neuron", TrainedNeuron::neuron, ModelCodec::functions);
    String target = fields.text("target", neuron -> neuron.columns().target());
    boolean ranged = minor >= 3 && fields.has("targetDeviation", it -> it.ranges() != null);
    double targetDeviation =
        ranged ? fields.number("targetDeviation", it -> it.ranges().targetDeviation()) : 0;
    if (targetDeviation < 0) {
      throw fields.wrong("targetDeviation", "must not be negative");
    }
    CellReading reading =
        minor < 1
            ? CellReading.PLAIN
            : ReadingFields.pass(fields, neuron -> neuron.columns().reading());
    MissingRule missing = fields.ahead("missing", ModelCodec::rule, ModelCodec::missing);
    Set<String> names = new HashSet<>();
    List<SavedFeature> features =
        fields.objects(
            "features",
            SavedFeature::of,
            one -> SavedFeature.codec(one, minor, missing, ranged, names));
    List<Feature> compared = compared(fields, minor, features);
    Affine affine = affine(fields, minor, features);
    boolean certain = minor >= 1 && fields.has("certainty", it -> it.standardErrors() != null);
    StandardErrors errors =
        certain
            ? fields.object(
                "certainty",
                TrainedNeuron::standardErrors,
                one -> CertaintyCodec.certainty(one, minor, features))
            : null;
    boolean tested = minor >= 2 && fields.has("heldOut", it -> it.heldOut() != null);
    HeldOut heldOut =
        tested ? fields.object("heldOut", TrainedNeuron::heldOut, HeldOutCodec::heldOut) : null;
    fields.object("missing", ModelCodec::rule, ModelCodec::missing);
    return new TrainedNeuron(
        functions,
        new Columns(compared, target, missing, reading),
        affine,
        features.stream().mapToDouble(SavedFeature::deviation).toArray(),
        ranged ? ranges(features, targetDeviation) : null,
        ProvenanceCodec.provenance(fields),
        errors,
        heldOut);
  }

  private static Ranges ranges(List<SavedFeature> features, double targetDeviation) {
    return new Ranges(
        features.stream().mapToDouble(SavedFeature::min).toArray(),
        features.stream().mapToDouble(SavedFeature::max).toArray(),
        targetDeviation);
  }

  /** Passes the head and returns the minor version. */
  private static int version(Fields<TrainedNeuron> fields) {
    if (!fields.has("format", neuron -> true)
        || !fields.text("format", neuron -> FORMAT).equals(FORMAT)) {
      throw fields.refused(
          "is not a model of this program: its \"format\" is not \"neuron model\"", null);
    }
    String version = fields.text("version", neuron -> MAJOR + "." + minor(neuron));
    int dot = version.indexOf('.');
    int major = dot < 0 ? -1 : number(version.substring(0, dot));
    int minor = number(version.substring(dot + 1));
    if (major < 0 || minor < 0) {
      throw fields.wrong("version", "is no version: '" + version + "'");
    }
    if (major != MAJOR) {
      throw fields.refused(
          "has model version " + version + ", this program reads versions 1.x",
          major > MAJOR ? install(fields) : null);
    }
    if (minor > MINOR) {
      throw fields.refused(
          "has model version " + version + ", newer than this program", install(fields));
    }
    return minor;
  }

  private static int minor(TrainedNeuron neuron) {
    boolean straight =
        neuron.standardErrors() != null && neuron.standardErrors().isStraightSomewhere();
    if (straight || neuron.columns().reading().delimiter() != CsvFormat.NONE) {
      return 4;
    }
    if (neuron.ranges() != null || !neuron.columns().references().isEmpty()) {
      return 3;
    }
    if (neuron.heldOut() != null) {
      return 2;
    }
    boolean first =
        neuron.standardErrors() == null
            && !neuron.affine().isCentred()
            && neuron.columns().reading().isPlain();
    return first ? 0 : 1;
  }

  /** Returns a small number without a sign or leading zeros, else −1. */
  private static int number(String digits) {
    return digits.matches("0|[1-9][0-9]{0,4}") ? Integer.parseInt(digits) : -1;
  }

  /** The program that wrote the file can read it. */
  private static String install(Fields<TrainedNeuron> fields) {
    boolean named = fields.source().has("program");
    String writer = named ? fields.source().object("program").text("version") : "a newer one";
    return "install neuron " + writer + " or later";
  }

  private static Neuron functions(Fields<Neuron> fields) {
    try {
      Activation activation =
          Activation.parse(
              fields.text("activation", neuron -> neuron.activation().kind().label()),
              fields.number("alpha", neuron -> neuron.activation().alpha()));
      String label = fields.text("cost", neuron -> neuron.cost().kind().label());
      Cost.Kind kind = oneOf(fields, "cost", "is no cost", label, Cost.Kind.values());
      double parameter = fields.number("costParameter", neuron -> neuron.cost().parameter());
      return new Neuron(activation, new Cost(kind, parameter));
    } catch (IllegalArgumentException wrong) {
      throw fields.refused("\"neuron\": " + wrong.getMessage(), null);
    }
  }

  /** The constant that is spelled like this, here and on the command line. */
  private static <E extends Enum<E>> E oneOf(
      Fields<?> fields, String key, String problem, String label, E[] constants) {
    for (E constant : constants) {
      if (label(constant).equals(label)) {
        return constant;
      }
    }
    throw fields.wrong(key, problem + ": '" + label + "'");
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The features, some of them those that others are compared with. */
  private static List<Feature> compared(
      Fields<TrainedNeuron> fields, int minor, List<SavedFeature> features) {
    String key = "references";
    boolean has = minor >= 3 && fields.has(key, neuron -> !neuron.columns().references().isEmpty());
    Set<String> names =
        has ? new HashSet<>(fields.texts(key, neuron -> neuron.columns().references())) : Set.of();
    List<Feature> compared = new ArrayList<>(features.size());
    Set<String> columns = new HashSet<>();
    int found = 0;
    for (SavedFeature saved : features) {
      Feature feature = saved.feature();
      boolean isReference = names.contains(feature.name());
      if (isReference && (!feature.isOneHot() || saved.weight() != 0)) {
        throw fields.wrong(key, "names what is no category of weight 0: '" + feature.name() + "'");
      } else if (isReference && !columns.add(feature.source())) {
        throw fields.wrong(key, "names two categories of '" + feature.source() + "'");
      }
      found += isReference ? 1 : 0;
      compared.add(isReference ? feature.asReference() : feature);
    }
    if (found < names.size()) {
      throw fields.wrong(key, "names what is no feature");
    }
    return compared;
  }

  /** The bias is there for readers where there is a centre; the two must not contradict. */
  private static Affine affine(
      Fields<TrainedNeuron> fields, int minor, List<SavedFeature> features) {
    double[] weights = features.stream().mapToDouble(SavedFeature::weight).toArray();
    double[] centre = features.stream().mapToDouble(SavedFeature::centre).toArray();
    double bias = fields.number("bias", TrainedNeuron::bias);
    boolean has = minor >= 1 && fields.has("centredBias", neuron -> neuron.affine().isCentred());
    double centredBias =
        has ? fields.number("centredBias", neuron -> neuron.affine().centredBias()) : bias;
    Affine affine = new Affine(weights, centre, centredBias);
    if (affine.isCentred() != has || (has && affine.bias() != bias)) {
      throw fields.refused(
          "has a \"bias\" that is not \"centredBias\" − Σ \"weight\"·\"centre\"",
          "if it was edited on purpose, remove \"centredBias\" and every \"centre\"");
    }
    return affine;
  }

  private static MissingRule rule(TrainedNeuron neuron) {
    return neuron.columns().missing();
  }

  private static MissingRule missing(Fields<MissingRule> fields) {
    String label = fields.text("rule", rule -> label(rule.kind()));
    MissingRule.Kind kind =
        oneOf(fields, "rule", "is no rule for missing cells", label, MissingRule.Kind.values());
    boolean given = kind == MissingRule.Kind.NUMBER;
    return new MissingRule(kind, given ? fields.number("value", MissingRule::value) : 0);
  }
}
