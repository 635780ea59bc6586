package dev.neuron.cli.session;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.UsageException;
import dev.neuron.cli.option.DataArguments;
import dev.neuron.cli.option.DataOptions;
import dev.neuron.cli.option.StartOptions;
import dev.neuron.data.CellReading;
import dev.neuron.data.CsvFormat;
import dev.neuron.data.DataException;
import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.Fault;
import dev.neuron.data.Feature;
import dev.neuron.data.LoadReport;
import dev.neuron.data.MissingRule;
import dev.neuron.data.Scaling;
import dev.neuron.data.Selection;
import dev.neuron.data.TextTarget;
import dev.neuron.data.block.Dataset;
import dev.neuron.math.Neuron;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.train.Start;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The data a saved neuron was trained on, or others read as those were. */
public final class ModelData {
  /** Options that say what the columns are, which the model has said. */
  private static final Pattern MODELS =
      Pattern.compile(
          "--(target|features|exclude|one-hot|reference|positive|units|date)(?![a-z-])");

  private static final Pattern ASKED = Pattern.compile("--(target|features|one-hot|reference): ");

  private final TrainedNeuron model;
  private final String file;

  /** The data of the model in {@code file}. */
  public ModelData(TrainedNeuron model, String file) {
    this.model = model;
    this.file = file;
  }

  /** Activation and cost of the model. */
  public Neuron neuron() {
    return model.neuron();
  }

  /** The model's weights in the coordinates of the data. */
  public Start start(Dataset data) {
    return StartOptions.at(model, file, data);
  }

  /** The files that are read: the data asked for or else the model's own, and the model. */
  private List<String> filesRead(DataOptions data) {
    List<String> names = new ArrayList<>(data.filesRead());
    names.add(file);
    if (!data.isGiven()) {
      model.provenance().data().files().forEach(own -> names.add(own.name()));
    }
    return names;
  }

  /**
   * The data asked for, or else the model's own, in the columns of the model.
   *
   * @throws UsageException if columns are asked for
   */
  public DataRequest request(Console console, DataOptions data, int threads) {
    data.spare(console, filesRead(data));
    return request(
        data.isGiven()
            ? data.request(console, threads, false)
            : data.request(recordedSources(), threads, true));
  }

  /**
   * The files the model was trained on.
   *
   * @throws DataException of kind REQUEST if one is not there any more
   */
  private List<DataSource> recordedSources() {
    List<DataSource> sources = new ArrayList<>();
    for (LoadReport.SourceFile recorded : model.provenance().data().files()) {
      Path path = DataArguments.path(recorded.name());
      if (recorded.name().equals("-") || !Files.exists(path)) {
        String where = recorded.name().equals("-") ? "standard input" : recorded.name();
        throw DataException.request(
            file + " was trained on " + where + ", which is not here",
            "name DATA, or ask with --query");
      }
      sources.add(DataSource.of(path));
    }
    return sources;
  }

  /** Reads the examples; advice that asks for what is the model's is no advice here. */
  public Dataset examples(Console console, DataRequest request) {
    try {
      return DataSetup.examples(console, request);
    } catch (DataException refused) {
      throw asked(refused.withRemedies(remedy -> MODELS.matcher(remedy).find() ? null : remedy));
    }
  }

  /** What options ask for elsewhere the model asks for here, so that the data are at fault. */
  private static DataException asked(DataException refused) {
    Fault fault = refused.faults().get(0);
    Matcher option = ASKED.matcher(fault.problem());
    return refused.kind() == DataException.Kind.REQUEST && option.lookingAt()
        ? DataException.content(
            Fault.of(fault.file(), fault.problem().substring(option.end()), fault.remedy()))
        : refused;
  }

  /** Warns when data read again are not those of the training. */
  public void compare(LoadReport read, Console console) {
    List<LoadReport.SourceFile> recorded = model.provenance().data().files();
    for (int i = 0; i < recorded.size(); i++) {
      if (!recorded.get(i).sha256().equals(read.files().get(i).sha256())) {
        console.warn(recorded.get(i).name() + " has changed since " + file + " was trained on it");
      }
    }
  }

  /**
   * A request for the model's columns, in the coordinates it was trained in unless others are asked
   * for.
   *
   * @throws UsageException if it asks for columns itself
   */
  public DataRequest request(DataRequest asked) {
    Selection selection = asked.selection();
    if (selection.target() != null
        || !selection.features().isEmpty()
        || !selection.exclude().isEmpty()
        || !selection.oneHot().isEmpty()
        || !selection.references().isEmpty()) {
      throw new UsageException(
          "--target, --features, --exclude, --one-hot and --reference are the model's; leave them"
              + " out");
    }
    if (selection.positive() != null || asked.format().conversions().isOpen()) {
      throw new UsageException("--positive, --units and --date are the model's; leave them out");
    }
    DataRequest request = asked.withSelection(selection(selection.weights()));
    if (asked.missing().equals(MissingRule.ERROR)) {
      request = request.withMissing(model.columns().missing());
    }
    if (asked.format().missingTokens().equals(CsvFormat.MISSING_TOKENS)) {
      request = request.withFormat(asked.format().withMissingTokens(model.missingTokens()));
    }
    CellReading reading = asked.format().orElse(model.columns().reading());
    request = request.withFormat(request.format().reading(reading));
    return asked.scaling() == Scaling.Kind.STANDARD
        ? request.withScaling(recordedScaling())
        : request;
  }

  private Selection selection(String weights) {
    List<String> numeric = new ArrayList<>();
    Set<String> oneHot = new LinkedHashSet<>();
    List<String> references = new ArrayList<>();
    for (Feature feature : model.columns().features()) {
      if (feature.isOneHot()) {
        oneHot.add(feature.source());
        if (feature.isReference()) {
          references.add(feature.name());
        }
      } else {
        numeric.add(feature.source());
      }
    }
    TextTarget texts = model.columns().reading().target();
    return new Selection(
            model.columns().target(),
            numeric,
            List.of(),
            List.copyOf(oneHot),
            weights,
            texts == null || texts.negative() != null ? null : texts.positive())
        .withReferences(references);
  }

  private Scaling.Kind recordedScaling() {
    Object recorded = model.provenance().training().options().get("scale");
    for (Scaling.Kind kind : Scaling.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(recorded)) {
        return kind;
      }
    }
    return Scaling.Kind.STANDARD;
  }
}
