package dev.neuron.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The arrows between the packages, read from the sources.
 *
 * <p>The tables are the design: an arrow that is missing here is missing on purpose.
 */
class ArchitectureTest {
  /**
   * What each package may use of this program, written from the lowest to the highest: whatever a
   * package uses stands above it in the list.
   */
  private static final Map<String, Set<String>> ARROWS =
      arrows(
          entry("diagnose.autodiff", Set.of()),
          entry("math", Set.of()),
          entry("optimize", Set.of()),
          entry("data", Set.of("math")),
          entry("diagnose.rules", Set.of("diagnose.autodiff", "math")),
          entry("data.block", Set.of("data", "math")),
          entry("data.generate", Set.of("data")),
          entry("data.io", Set.of("data")),
          entry("data.json", Set.of("data")),
          entry("data.csv", Set.of("data", "data.io", "data.json")),
          entry("data.jdbc", Set.of("data", "data.json")),
          entry("data.fit", Set.of("data", "data.block", "math")),
          entry("engine", Set.of("data.block", "math")),
          entry("data.columns", Set.of("data", "data.block", "data.csv", "math")),
          entry("diagnose", Set.of("data", "data.block", "data.csv", "data.fit", "engine", "math")),
          entry(
              "data.rows",
              Set.of("data", "data.block", "data.columns", "data.csv", "data.io", "math")),
          entry("diagnose.certainty", Set.of("data", "engine", "math")),
          entry(
              "train",
              Set.of("data", "diagnose", "diagnose.certainty", "engine", "math", "optimize")),
          entry(
              "data.npy",
              Set.of(
                  "data",
                  "data.block",
                  "data.columns",
                  "data.csv",
                  "data.io",
                  "data.json",
                  "data.rows",
                  "math")),
          entry(
              "data.part",
              Set.of(
                  "data",
                  "data.block",
                  "data.columns",
                  "data.csv",
                  "data.fit",
                  "data.io",
                  "data.rows",
                  "math")),
          entry("train.fate", Set.of("diagnose", "engine", "math", "optimize", "train")),
          entry(
              "train.fold",
              Set.of("data.block", "diagnose", "engine", "math", "train", "train.fate")),
          entry(
              "model",
              Set.of(
                  "data",
                  "data.io",
                  "data.json",
                  "diagnose.certainty",
                  "math",
                  "train",
                  "train.fold")),
          entry(
              "data.load",
              Set.of(
                  "data",
                  "data.block",
                  "data.columns",
                  "data.fit",
                  "data.npy",
                  "data.rows",
                  "math")),
          entry(
              "engine.spark",
              Set.of("data", "data.block", "data.fit", "data.io", "data.part", "engine", "math")),
          entry("model.export", Set.of("data", "math", "model")),
          entry(
              "report.words",
              Set.of(
                  "data",
                  "diagnose",
                  "diagnose.certainty",
                  "engine",
                  "math",
                  "optimize",
                  "train",
                  "train.fate")),
          entry("train.surface", Set.of("diagnose", "engine", "math", "train", "train.fate")),
          entry(
              "train.compare",
              Set.of("engine", "math", "optimize", "train", "train.fate", "train.fold")),
          entry(
              "report.doc",
              Set.of(
                  "data",
                  "data.json",
                  "diagnose.certainty",
                  "diagnose.rules",
                  "math",
                  "report.words")),
          entry("cli.console", Set.of("data", "data.io", "report.doc", "report.words", "train")),
          entry("report.chart", Set.of("data", "data.json", "report.doc", "report.words")),
          entry(
              "report.run",
              Set.of(
                  "data.json",
                  "data",
                  "diagnose",
                  "diagnose.certainty",
                  "math",
                  "report.doc",
                  "report.words",
                  "train",
                  "train.fate",
                  "train.fold")),
          entry(
              "report.answer",
              Set.of(
                  "data",
                  "data.columns",
                  "data.json",
                  "diagnose",
                  "math",
                  "model",
                  "report.chart",
                  "report.doc",
                  "report.words",
                  "train.fate",
                  "train.fold")),
          entry(
              "report.compare",
              Set.of(
                  "data",
                  "data.json",
                  "model",
                  "optimize",
                  "report.chart",
                  "report.doc",
                  "report.run",
                  "report.words",
                  "train",
                  "train.compare",
                  "train.fate",
                  "train.fold")),
          entry(
              "report.surface",
              Set.of(
                  "data",
                  "data.block",
                  "data.json",
                  "diagnose",
                  "math",
                  "report.chart",
                  "report.doc",
                  "report.words",
                  "train",
                  "train.fate",
                  "train.surface")),
          entry(
              "report.explain",
              Set.of(
                  "data",
                  "data.json",
                  "diagnose",
                  "diagnose.rules",
                  "math",
                  "report.doc",
                  "report.words")),
          entry(
              "cli.option",
              Set.of(
                  "cli.console",
                  "data",
                  "data.block",
                  "data.csv",
                  "data.io",
                  "data.jdbc",
                  "engine.spark",
                  "math",
                  "model",
                  "optimize",
                  "report.chart",
                  "report.compare",
                  "report.words",
                  "train")),
          entry(
              "cli.run",
              Set.of(
                  "cli.console",
                  "cli.option",
                  "data",
                  "data.block",
                  "diagnose.certainty",
                  "engine",
                  "math",
                  "optimize",
                  "report.compare",
                  "report.run",
                  "report.words",
                  "train",
                  "train.compare",
                  "train.fate")),
          entry(
              "cli.session",
              Set.of(
                  "cli.console",
                  "cli.option",
                  "cli.run",
                  "data",
                  "data.block",
                  "data.columns",
                  "data.csv",
                  "data.fit",
                  "data.io",
                  "data.json",
                  "data.load",
                  "data.part",
                  "data.rows",
                  "diagnose",
                  "diagnose.certainty",
                  "engine",
                  "engine.spark",
                  "math",
                  "model",
                  "optimize",
                  "report.answer",
                  "report.chart",
                  "report.compare",
                  "report.doc",
                  "report.explain",
                  "report.run",
                  "report.words",
                  "train",
                  "train.compare",
                  "train.fate",
                  "train.fold")),
          entry(
              "cli.predict",
              Set.of(
                  "cli.console",
                  "cli.option",
                  "cli.session",
                  "data",
                  "data.columns",
                  "data.csv",
                  "data.part",
                  "data.rows",
                  "diagnose",
                  "engine.spark",
                  "math",
                  "model",
                  "report.answer",
                  "report.words",
                  "train.fold")),
          entry(
              "cli.command",
              Set.of(
                  "cli.console",
                  "cli.option",
                  "cli.predict",
                  "cli.run",
                  "cli.session",
                  "data",
                  "data.block",
                  "data.columns",
                  "data.csv",
                  "data.generate",
                  "data.io",
                  "data.part",
                  "data.rows",
                  "diagnose",
                  "diagnose.rules",
                  "engine",
                  "engine.spark",
                  "math",
                  "model",
                  "model.export",
                  "optimize",
                  "report.answer",
                  "report.chart",
                  "report.compare",
                  "report.explain",
                  "report.surface",
                  "report.words",
                  "train",
                  "train.compare",
                  "train.fold",
                  "train.surface")),
          entry(
              "cli",
              Set.of(
                  "cli.command",
                  "cli.console",
                  "cli.option",
                  "data",
                  "data.block",
                  "data.io",
                  "engine",
                  "model")),
          entry(
              "api",
              Set.of(
                  "cli",
                  "cli.command",
                  "cli.console",
                  "cli.predict",
                  "data",
                  "diagnose",
                  "engine",
                  "math",
                  "model",
                  "report.words",
                  "train")),
          entry("Main", Set.of("cli", "cli.console")));

  /** Where each library may be used; the JDK's java packages may be used anywhere. */
  private static final Map<String, Set<String>> LIBRARIES =
      Map.ofEntries(
          entry("picocli", Set.of("cli")),
          entry("javax.imageio", Set.of("report.chart")),
          entry("sun.misc", Set.of("cli.console.Signals")),
          entry("jdk.incubator.vector", Set.of("math.VectorLoops")),
          entry("com.sun.management", Set.of("math.Vectors")),
          entry("org.slf4j", Set.of("cli")),
          entry(
              "com.fasterxml.jackson",
              Set.of(
                  "data.jdbc",
                  "data.json",
                  "model.export.Literal",
                  "report.compare.RunLogReader",
                  "report.words.Numbers")),
          entry("org.apache.commons.csv", Set.of("data", "report")),
          entry("io.airlift.compress", Set.of("data")),
          entry("ch.randelshofer.fastdoubleparser", Set.of("data")),
          entry(
              "org.apache.commons.math3",
              Set.of("diagnose", "data.generate", "optimize.ScaledHessian")),
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
        String area = Source.packageOf(used);
        if (!area.equals(source.area()) && !ARROWS.get(source.area()).contains(area)) {
          strays.add(source.name() + " -> " + used);
        }
      }
    }
    assertThat(strays).isEmpty();
  }

  @SafeVarargs
  private static Map<String, Set<String>> arrows(Map.Entry<String, Set<String>>... entries) {
    Map<String, Set<String>> arrows = new LinkedHashMap<>();
    for (Map.Entry<String, Set<String>> entry : entries) {
      arrows.put(entry.getKey(), entry.getValue());
    }
    return arrows;
  }

  @Test
  void no_package_uses_itself_by_way_of_others() {
    Set<String> below = new TreeSet<>();
    ARROWS.forEach(
        (area, used) -> {
          assertThat(below).as("what %s uses stands above it", area).containsAll(used);
          below.add(area);
        });
  }

  @Test
  void folders_and_files_stay_small_enough_to_be_read() throws IOException {
    Map<String, Integer> files = new TreeMap<>();
    for (Source source : Source.readAll()) {
      files.merge(source.area(), 1, Integer::sum);
      int most =
          source.simpleName().endsWith("Command") ? 150 : 300; // a command's reads as its story
      assertThat(source.lines()).as("lines of %s", source.name()).isLessThanOrEqualTo(most);
    }
    // 30 classes, and what is said of their package.
    assertThat(files).allSatisfy((area, count) -> assertThat(count).isLessThanOrEqualTo(31));
  }

  @Test
  void inside_a_package_classes_stand_on_one_another_nine_deep_at_most() throws IOException {
    Map<String, Map<String, Source>> areas = new TreeMap<>();
    for (Source source : Source.readAll()) {
      areas
          .computeIfAbsent(source.area(), area -> new TreeMap<>())
          .put(source.simpleName(), source);
    }
    areas.forEach(
        (area, sources) ->
            assertThat(Depth.of(sources)).as("depth of %s", area).isLessThanOrEqualTo(9));
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
