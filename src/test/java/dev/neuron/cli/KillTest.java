package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.model.CheckpointFile;
import dev.neuron.model.ModelFile;
import dev.neuron.model.TrainedNeuron;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at random moments: whatever stands there afterwards is whole. */
@EnabledOnOs(OS.LINUX)
class KillTest {
  private static final Object[] RUN = {
    "train",
    Started.DIABETES,
    "-q",
    "--tolerance",
    "0",
    "-e",
    "2000000000",
    "-o",
    "adam",
    "-b",
    "100",
    "--format",
    "csv",
    "--checkpoint",
    "c",
    "--checkpoint-every",
    "1",
    "--log",
    "log.csv"
  };

  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void trains_two_models() {
    model = folder.resolve("model.json");
    assertThat(Ran.neuron("train", Started.DIABETES, "-q", "-e", "5", "-m", at("a")).status())
        .isZero();
    assertThat(Ran.neuron("train", Started.DIABETES, "-q", "-e", "9", "-m", at("b")).status())
        .isZero();
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  /** Saves one model over the other for as long as it lives. */
  static final class Saver {
    private Saver() {}

    public static void main(String[] args) {
      TrainedNeuron a = ModelFile.load(Path.of(args[0]));
      TrainedNeuron b = ModelFile.load(Path.of(args[1]));
      ModelFile.save(Path.of(args[2]), a);
      while (true) {
        ModelFile.save(Path.of(args[2]), b);
        ModelFile.save(Path.of(args[2]), a);
      }
    }
  }

  private void killSaver(Random random) throws Exception {
    Files.deleteIfExists(model);
    Process process =
        Started.java(List.of(), Saver.class.getName(), at("a"), at("b"), model)
            .directory(folder.toFile())
            .start();
    try {
      while (!Files.exists(model)) {
        assertThat(process.waitFor(1, TimeUnit.MILLISECONDS)).isFalse();
      }
      process.waitFor(random.nextInt(50_000), TimeUnit.MICROSECONDS);
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(Files.readAllBytes(model))
        .satisfiesAnyOf(
            bytes -> assertThat(bytes).isEqualTo(Files.readAllBytes(at("a"))),
            bytes -> assertThat(bytes).isEqualTo(Files.readAllBytes(at("b"))));
  }

  /** Kills a run that saves its checkpoint and log after every epoch, then looks at both. */
  private int killRun(Random random) throws Exception {
    Process process =
        Started.neuron(RUN)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      while (!Files.exists(at("c"))) {
        assertThat(process.waitFor(1, TimeUnit.MILLISECONDS)).isFalse();
      }
      process.waitFor(random.nextInt(100_000), TimeUnit.MICROSECONDS);
    } finally {
      process.destroyForcibly().waitFor();
    }
    int epoch = CheckpointFile.load(at("c")).state().epoch();
    String log = Files.readString(at("log.csv"), StandardCharsets.UTF_8);
    assertThat(log).endsWith("\n");
    long lines = log.lines().count() - 2; // without the header and epoch 0
    assertThat(lines).isBetween((long) epoch, epoch + 1L);
    return epoch;
  }

  /** The run went on from its checkpoint to some epoch: log and model are those of a whole run. */
  private void assertGoesOn(int epoch) throws IOException {
    Object[] total = {"-e", epoch + 3, "-m", at("resumed"), "--resume", at("c")};
    Ran resumed = Ran.neuron(joined(total, at("log.csv")));
    assertThat(resumed.status()).as(resumed.err()).isZero();
    Object[] whole = {"-e", epoch + 3, "-m", at("whole")};
    assertThat(Ran.neuron(joined(whole, at("whole.csv"))).status()).isZero();
    assertThat(at("log.csv")).hasSameBinaryContentAs(at("whole.csv"));
    assertThat(ModelFile.load(at("resumed")).parameters())
        .isEqualTo(ModelFile.load(at("whole")).parameters());
  }

  private static Object[] joined(Object[] more, Path log) {
    List<Object> all = new ArrayList<>(List.of(RUN).subList(0, 4));
    all.addAll(List.of("0", "-o", "adam", "-b", "100", "--log", log));
    all.addAll(List.of(more));
    return all.toArray();
  }

  private void kill(int times) throws Exception {
    Random random = new Random(9);
    for (int i = 0; i < times; i++) {
      killSaver(random);
      Files.deleteIfExists(at("c"));
      Files.deleteIfExists(at("log.csv"));
      int epoch = killRun(random);
      Files.copy(at("log.csv"), at("killed.csv"), StandardCopyOption.REPLACE_EXISTING);
      if (i % 10 == 0) {
        assertGoesOn(epoch);
      }
    }
  }

  @Test
  void a_kill_leaves_whole_files() throws Exception {
    kill(1);
  }

  @Test
  @Tag("slow")
  void many_kills_leave_whole_files() throws Exception {
    kill(150);
  }
}
