package dev.neuron.cli;

import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.model.export.Language;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neuron export}. */
@Command(
    name = "export",
    description =
        "Writes a saved neuron in another language or file format: the same predictions elsewhere.",
    footerHeading = "Examples:%n",
    footer = {
      "  neuron export model.json --to sql                     a query over the table \"data\"",
      "  neuron export model.json --to python > model.py       python3 model.py < data.csv",
      "  neuron export model.json --to java -o NeuronModel.java",
      "  neuron export model.json --to excel -o model.xlsx     type or paste rows, see them"
          + " predicted",
      "  neuron export model.json --to onnx -o model.onnx      for ONNX Runtime; --to pmml for"
          + " JPMML",
      ""
    })
final class ExportCommand implements Subcommand {
  @Parameters(index = "0", paramLabel = "MODEL", description = "The model file.")
  private String model;

  @Option(
      names = "--to",
      paramLabel = "LANGUAGE",
      required = true,
      order = 100,
      description = "${COMPLETION-CANDIDATES}.")
  private Language language;

  @Mixin private OutputOption output;
  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitStatus run(Console console) {
    output.spare(List.of(model));
    TrainedNeuron neuron = ModelFile.load(Sources.path(model));
    if (output.file() == null && language.isBinary() && Terminal.is(1)) {
      throw new UsageException(
          "--to " + language + " writes no text: name a file with -o, or send it into one");
    }
    byte[] bytes = language.write(neuron);
    output.write(console, answer -> answer.write(bytes));
    if (output.file() != null) {
      console.note("wrote " + output.file());
    }
    return ExitStatus.DONE;
  }
}
