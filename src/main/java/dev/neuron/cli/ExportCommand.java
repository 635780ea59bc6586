package dev.neuron.cli;

import dev.neuron.data.AtomicFile;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import dev.neuron.model.export.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neuron export}. */
@Command(
    name = "export",
    description = "Writes a saved neuron in another language: the same predictions elsewhere.",
    footerHeading = "Examples:%n",
    footer = {
      "  neuron export model.json --to sql                     a query over the table \"data\"",
      "  neuron export model.json --to python > model.py       python3 model.py < data.csv",
      "  neuron export model.json --to java -o NeuronModel.java",
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

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      order = 101,
      description = "Where to write (default: standard output).")
  private String output;

  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitStatus run(Console console) {
    TrainedNeuron neuron = ModelFile.load(Sources.path(model));
    String text = language.write(neuron);
    if (output == null || output.equals("-")) {
      console.out().print(text);
    } else {
      Path path = Sources.path(output);
      AtomicFile.write(path, text.getBytes(StandardCharsets.UTF_8));
      console.note("wrote " + path);
    }
    return ExitStatus.DONE;
  }
}
