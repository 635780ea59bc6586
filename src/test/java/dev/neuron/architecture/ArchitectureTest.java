package dev.neuron.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The arrows between the packages, read from the sources.
 *
 * <p>The tables are the design: an arrow that is missing here is missing on purpose.
 */
class ArchitectureTest {
  /** What each package, or class, may use of this program. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          entry("Main", Set.of("cli")),
          entry("math", Set.of()),
          entry("data", Set.of("math.Affine", "math.Block", "math.ExampleSum")),
          entry("optimize", Set.of()),
          entry("engine", Set.of("math", "data")),
          entry("diagnose", Set.of("math", "data", "engine")),
          entry("train", Set.of("math", "data", "engine", "optimize", "diagnose")),
          entry("model", Set.of("math", "data", "train")),
          entry("report", Set.of("math", "data", "train", "model", "diagnose")),
          entry(
              "cli",
              Set.of(
                  "math", "data", "engine", "optimize", "diagnose", "train", "model", "report")));

  /** Where each library may be used; the JDK's java packages may be used anywhere. */
  private static final Map<String, Set<String>> LIBRARIES =
      Map.ofEntries(
          entry("picocli", Set.of("cli")),
          entry("javax.imageio", Set.of("report.chart")),
          entry("sun.misc", Set.of("cli.Signals")),
          entry("org.slf4j", Set.of("cli")),
          entry("com.fasterxml.jackson", Set.of("model", "report")),
          entry("org.apache.commons.csv", Set.of("data", "report")),
          entry("io.airlift.compress", Set.of("data")),
          entry("ch.randelshofer.fastdoubleparser", Set.of("data")),
          entry(
              "org.apache.commons.math3",
              Set.of("diagnose", "data.Generator", "optimize.ScaledHessian")),
          entry("org.knowm.xchart", Set.of("report.chart")),
          entry("org.dhatim.fastexcel", Set.of("model.export")),
          entry("org.apache.spark", Set.of("engine.spark")),
          entry("org.apache.hadoop", Set.of("engine.spark")),
          entry("org.apache.parquet", Set.of("engine.spark")),
          entry("scala", Set.of("engine.spark")));

  private static final Pattern IMPORT = Pattern.compile("\\bimport (?:static )?([\\w.]+)");
  private static final Pattern OWN_NAME = Pattern.compile("\\bdev\\.neuron\\.([\\w.]*\\w)");
  private static final Pattern STREAMS_AND_EXIT =
      Pattern.compile("\\b(System\\s*\\.\\s*(?:exit|out|err|in)|Runtime.*\\.halt)\\b");
  private static final Pattern MACHINE_LOCALE =
      Pattern.compile(
          "(\\bString\\s*\\.\\s*format\\s*\\((?!\\s*Locale\\b)|\\.formatted\\s*\\("
              + "|\\.(?:printf|format)\\s*\\(\\s*\"|\\.to(?:Upper|Lower)Case\\s*\\(\\s*\\))");

  @Test
  void packages_use_each_other_only_along_the_arrows() throws IOException {
    Set<String> strays = new TreeSet<>();
    for (Source source : Source.readAll()) {
      assertThat(ARROWS).as("arrows of %s", source.name()).containsKey(source.area());
      for (String used : source.findAll(OWN_NAME)) {
        if (!Source.isWithin(used, source.area())
            && !Source.isWithin(used, ARROWS.get(source.area()))) {
          strays.add(source.name() + " -> " + used);
        }
      }
    }
    assertThat(strays).isEmpty();
  }

  @Test
  void libraries_are_used_only_where_they_belong() throws IOException {
    Set<String> strays = new TreeSet<>();
    for (Source source : Source.readAll()) {
      for (String used : source.findAll(IMPORT)) {
        if (!Source.isWithin(used, Set.of("java", "dev.neuron")) && !mayUse(source, used)) {
          strays.add(source.name() + " -> " + used);
        }
      }
    }
    assertThat(strays).isEmpty();
  }

  private static boolean mayUse(Source source, String used) {
    return LIBRARIES.entrySet().stream()
        .filter(library -> Source.isWithin(used, library.getKey()))
        .anyMatch(library -> Source.isWithin(source.name(), library.getValue()));
  }

  @Test
  void only_main_exits_and_touches_the_standard_streams() throws IOException {
    assertThat(findings(STREAMS_AND_EXIT))
        .isSubsetOf("Main: System.exit", "Main: Runtime.getRuntime().halt");
  }

  @Test
  void nothing_is_formatted_with_the_habits_of_the_machine() throws IOException {
    assertThat(findings(MACHINE_LOCALE)).isEmpty();
  }

  private static Set<String> findings(Pattern pattern) throws IOException {
    Set<String> findings = new TreeSet<>();
    for (Source source : Source.readAll()) {
      source.findAll(pattern).forEach(text -> findings.add(source.name() + ": " + text));
    }
    return findings;
  }
}
