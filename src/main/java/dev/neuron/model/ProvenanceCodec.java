package dev.neuron.model;

import dev.neuron.data.LoadReport;
import dev.neuron.data.json.Fields;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;

/** Where a neuron comes from, as keys of a model file, see {@link ModelFile}. */
final class ProvenanceCodec {
  private ProvenanceCodec() {}

  /** The keys stand beside those of the neuron, not in an object of their own. */
  static Provenance provenance(Fields<TrainedNeuron> fields) {
    return new Provenance(
        fields.object("training", of(Provenance::training), ProvenanceCodec::training),
        fields.object("data", of(Provenance::data), ProvenanceCodec::data),
        fields.object("program", of(Provenance::program), ProvenanceCodec::program),
        fields.object("run", of(Provenance::run), ProvenanceCodec::run));
  }

  private static <U> Function<TrainedNeuron, U> of(Function<Provenance, U> part) {
    return neuron -> part.apply(neuron.provenance());
  }

  private static Provenance.Training training(Fields<Provenance.Training> fields) {
    try {
      return new Provenance.Training(
          fields.options("options", Provenance.Training::options),
          fields.integer("seed", Provenance.Training::seed),
          fields.integer("epochs", Provenance.Training::epochs),
          fields.text("verdict", Provenance.Training::verdict),
          fields.number("loss", Provenance.Training::loss),
          fields.numberOrNull("r2", Provenance.Training::r2));
    } catch (IllegalArgumentException wrong) {
      throw fields.refused("\"training\": " + wrong.getMessage(), null);
    }
  }

  private static Provenance.Data data(Fields<Provenance.Data> fields) {
    List<LoadReport.SourceFile> files =
        fields.objects("files", Provenance.Data::files, ProvenanceCodec::hashedFile);
    try {
      return new Provenance.Data(
          files,
          fields.integer("rowsRead", Provenance.Data::rowsRead),
          fields.integer("rowsUsed", Provenance.Data::rowsUsed),
          fields.integer("rowsSkipped", Provenance.Data::rowsSkipped),
          fields.integer("rowsRejected", Provenance.Data::rowsRejected));
    } catch (IllegalArgumentException wrong) {
      throw fields.refused("\"data\": " + wrong.getMessage(), null);
    }
  }

  private static LoadReport.SourceFile hashedFile(Fields<LoadReport.SourceFile> fields) {
    LoadReport.SourceFile file = file(fields);
    if (file.bytes() < 0 || !file.sha256().matches("[0-9a-f]{64}")) {
      throw fields.wrong("sha256", "or \"bytes\" is impossible");
    }
    return file;
  }

  /** A source, in a model file and in a checkpoint. */
  static LoadReport.SourceFile file(Fields<LoadReport.SourceFile> fields) {
    return new LoadReport.SourceFile(
        fields.text("name", LoadReport.SourceFile::name),
        fields.integer("bytes", LoadReport.SourceFile::bytes),
        fields.text("sha256", LoadReport.SourceFile::sha256));
  }

  private static Program program(Fields<Program> fields) {
    return new Program(
        fields.text("version", Program::version),
        fields.text("commit", Program::commit),
        fields.text("java", Program::java));
  }

  private static Provenance.Run run(Fields<Provenance.Run> fields) {
    return new Provenance.Run(
        instant(fields, "start", Provenance.Run::start),
        instant(fields, "end", Provenance.Run::end));
  }

  private static Instant instant(
      Fields<Provenance.Run> fields, String key, Function<Provenance.Run, Instant> of) {
    String text = fields.text(key, run -> of.apply(run).toString());
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException wrong) {
      throw fields.wrong(key, "is no time such as 2026-01-31T12:00:00Z: '" + text + "'");
    }
  }
}
