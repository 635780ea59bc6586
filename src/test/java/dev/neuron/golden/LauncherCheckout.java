package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.golden.PackagedProgram.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A checkout with the launcher, whose build does no more than copy the packaged jar. */
abstract class LauncherCheckout {
  static final String BUILD =
      """
      #!/bin/sh
      echo build >>builds
      for word; do case $word in -Doutput.directory=*) target=${word#*=} ;; esac; done
      if [ -f slow ]; then
        sleep 600 &
        trap "trap '' TERM; kill $!; sleep 1; mkdir -p '$target/late'; exit 143" TERM
        echo $$ >maven.new && mv maven.new maven && wait
      fi
      if [ -f broken ]; then echo "[ERROR] Neuron.java:[1,1] ';' expected"; exit 1; fi
      cp '%JAR%' "$target/neuron.jar"
      """;

  /** A Java that does at once what the launcher asks of it, and says it is the program. */
  static final String STAND_IN =
      """
      #!/bin/sh
      mode=run
      for word; do
        case $word in
          -XX:DumpLoadedClassList=*) mode=list file=${word#*=} ;;
          -Xshare:dump) mode=dump ;;
          -XX:SharedArchiveFile=*) file=${word#*=} ;;
        esac
      done
      case $mode in
        list) echo java/lang/Object >"$file" ;;
        dump)
          echo dump >>"${0%/*}/dumps"
          [ -e "${0%/*}/full" ] || echo archive >"$file"
          ;;
        run)
          [ ! -e "${0%/*}/words" ] || { cat "${0%/*}/words"; exit 1; }
          echo "neuron got" && printf '<%s>\n' "$@"
          ;;
      esac
      """;

  @TempDir Path parent;
  Path checkout;
  Path launcher;
  Path source;
  Path jar;

  @BeforeEach
  void make_a_checkout() throws IOException {
    checkout = Files.createDirectories(parent.toRealPath().resolve("a check out"));
    launcher = Files.createDirectories(checkout.resolve("scripts")).resolve("neuron");
    Files.copy(PackagedProgram.projectDirectory().resolve("scripts/neuron"), launcher);
    Files.createFile(checkout.resolve("pom.xml"));
    Path sources = Files.createDirectories(checkout.resolve("src/main/java/dev/neuron/math"));
    source = Files.createFile(sources.resolve("Neuron.java"));
    jar = checkout.resolve("target/neuron.jar");
    Path java = Files.createDirectories(parent.resolve("java/bin"));
    for (String program : List.of("java", "javac")) {
      Files.writeString(java.resolve(program), STAND_IN);
      assertThat(java.resolve(program).toFile().setExecutable(true)).isTrue();
    }
    Files.writeString(parent.resolve("java/release"), "JAVA_VERSION=\"17.0.1\"\n");
    Files.writeString(
        checkout.resolve("mvnw"), BUILD.replace("%JAR%", System.getProperty("neuron.jar")));
  }

  /** Launches with the stand-in for Java. */
  Outcome launch(String... command) {
    return launchWith(parent.resolve("java").toString(), command);
  }

  Outcome launchWith(String javaHome, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(parent.toFile());
    builder.environment().put("JAVA_HOME", javaHome);
    builder.environment().put("XDG_CACHE_HOME", parent.resolve("cache").toString());
    return PackagedProgram.finish(builder);
  }

  Outcome launch() {
    return launch(launcher.toString(), "--version");
  }

  long builds() throws IOException {
    Path log = checkout.resolve("builds");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.toList();
    }
  }

  static List<Path> archives(Path directory) throws IOException {
    return list(directory).stream().filter(path -> path.toString().endsWith(".jsa")).toList();
  }

  static void assertRan(Outcome outcome) {
    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.stdout()).startsWith("neuron ");
    assertThat(outcome.exit()).isZero();
  }
}
