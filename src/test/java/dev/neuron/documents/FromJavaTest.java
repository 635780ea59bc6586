package dev.neuron.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.api.Activation;
import dev.neuron.api.Cost;
import dev.neuron.api.Data;
import dev.neuron.api.Epoch;
import dev.neuron.api.Evaluation;
import dev.neuron.api.Neuron;
import dev.neuron.api.NeuronException;
import dev.neuron.api.Optimizer;
import dev.neuron.api.TrainedNeuron;
import dev.neuron.api.Training;
import dev.neuron.cli.Ran;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java library keeps to its page, to its package and to its word. */
class FromJavaTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/neuron/api");
  private static final Pattern OWN = Pattern.compile("dev\\.neuron\\.([\\w.]+)");
  private static final Set<Class<?>> TYPES =
      Set.of(
          Activation.class,
          Cost.class,
          Data.class,
          Epoch.class,
          Evaluation.class,
          Neuron.class,
          NeuronException.class,
          Optimizer.class,
          TrainedNeuron.class,
          Training.class);

  @TempDir private Path folder;

  /** The programs of the page, in its order. */
  private static List<String> programs() throws Exception {
    String page = Files.readString(Path.of("src/site/markdown/from-java.md"));
    return Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** Compiles a program, runs it, and returns the lines it prints. */
  private List<String> run(int number, String... args) throws Exception {
    String program = programs().get(number).replace("System.out.println(", "PRINTED.add(\"\" + ");
    program = program.replace("\"diabetes.json\"", "\"" + folder.resolve("diabetes.json") + "\"");
    List<String> imports = program.lines().filter(line -> line.startsWith("import ")).toList();
    String rest = String.join("\n", program.lines().filter(l -> !imports.contains(l)).toList());
    String printed =
        "  static final java.util.List<String> PRINTED = new java.util.ArrayList<>();\n";
    Set<String> all = new TreeSet<>(imports);
    all.add("import dev.neuron.api.*;");
    all.add("import java.nio.file.Path;");
    String name = "Program" + number;
    boolean isClass = rest.contains("class ");
    String text =
        String.join("\n", all)
            + "\n"
            + (isClass
                ? rest.replaceFirst("class \\w+ \\{\n", "public class " + name + " {\n" + printed)
                : "public class "
                    + name
                    + " {\n"
                    + printed
                    + "public static void main(String[] args) {\n"
                    + rest
                    + "\n}}\n");
    Path source = Files.writeString(folder.resolve(name + ".java"), text);
    String here = folder.toString();
    assertThat(tool("javac", "-proc:none", "-d", here, "-cp", library(), source.toString()))
        .isEmpty();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Class<?> made = loader.loadClass(name);
      made.getMethod("main", String[].class).invoke(null, (Object) args);
      List<String> lines = new ArrayList<>();
      var field = made.getDeclaredField("PRINTED");
      field.setAccessible(true);
      ((List<?>) field.get(null)).forEach(line -> lines.add(line.toString()));
      return lines;
    }
  }

  /** The classes of the program; the class path has two hundred jars more, for the tests. */
  private static String library() {
    return Training.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Runs a tool of the JDK and returns what it says. */
  private static String tool(String name, String... args) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    ToolProvider.findFirst(name).orElseThrow().run(writer, writer, args);
    return said.toString();
  }

  @Test
  void the_ten_lines_give_the_neuron_of_the_command_line() throws Exception {
    List<String> printed = run(0);
    Ran ran =
        Ran.neuron(
            "train",
            "data/diabetes.csv",
            "--target=progression",
            "--features=bmi,bp,s5",
            "--epochs=200",
            "--validation=0.2");
    assertThat(ran.out()).endsWith(printed.get(0) + "\n");
    Path model = folder.resolve("diabetes.json");
    Path row = Files.writeString(folder.resolve("row.csv"), "bmi,bp,s5\n32.1,101,4.8598\n");
    assertThat(Ran.neuron("predict", model, row, "--only", "-q").out())
        .isEqualTo("prediction\n" + printed.get(1) + "\n");
    assertThat(Ran.neuron("evaluate", model, "data/diabetes.csv", "--format", "json").out())
        .contains("\"r2\": " + printed.get(2));
  }

  @Test
  void the_points_of_a_line_give_the_line() throws Exception {
    List<String> printed = run(1);
    assertThat(printed.get(0)).isEqualTo("c = 2·a − 1·b + 3");
    assertThat(printed.get(1)).matches("converged in [0-9]+ epochs");
    assertThat(printed.get(2)).startsWith("0 ");
  }

  @Test
  void a_remedy_names_the_option_that_the_next_lines_give() throws Exception {
    List<String> printed = run(2);
    assertThat(printed.get(0)).startsWith("DATA in line 6 of Ozone: ").contains("--missing skip");
    assertThat(Double.parseDouble(printed.get(1))).isBetween(0.5, 1.0);
  }

  @Test
  void the_file_of_jbang_runs() throws Exception {
    Ran ran = Ran.neuron("train", "data/faithful.csv");
    assertThat(ran.out()).endsWith(run(3, "data/faithful.csv").get(0) + "\n");
  }

  @Test
  void the_lines_for_jshell_give_the_weights() throws Exception {
    String page = Files.readString(Path.of("src/site/markdown/from-java.md"));
    List<MatchResult> lines = Pattern.compile("(?m)^jshell> (.*)").matcher(page).results().toList();
    assertThat(lines).hasSize(3);
    String last = "";
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(library());
      for (MatchResult line : lines) {
        for (SnippetEvent event : shell.eval(line.group(1) + ";")) {
          assertThat(event.status()).as(line.group()).isEqualTo(Snippet.Status.VALID);
          last = event.value();
        }
      }
    }
    Ran ran = Ran.neuron("train", "data/faithful.csv", "--format", "jsonl");
    String weight = ran.out().replaceFirst("(?s).*\"weights\":\\{\"waiting\":([^}]*)}.*", "$1");
    assertThat(last).isEqualTo("double[1] { " + weight + " }");
  }

  @Test
  void ten_types_are_public_and_show_nothing_but_themselves_and_the_jdk() throws Exception {
    for (String file : sources()) {
      String name = file.replace(".java", "");
      if (!name.equals("package-info")) {
        Class<?> type = Class.forName("dev.neuron.api." + name);
        assertThat(Modifier.isPublic(type.getModifiers())).as(name).isEqualTo(TYPES.contains(type));
      }
    }
    for (Class<?> type : TYPES) {
      List<Executable> shown = new ArrayList<>(List.of(type.getMethods()));
      shown.addAll(List.of(type.getConstructors()));
      for (Executable one : shown) {
        assertThat(OWN.matcher(one.toGenericString()).results())
            .as(one.toGenericString())
            .allMatch(found -> found.group(1).startsWith("api."));
      }
    }
  }

  @Test
  void the_module_exports_the_library_alone() throws Exception {
    String declared = Files.readString(Path.of("src/main/module/module-info.java"));
    assertThat(Pattern.compile("(?m)^ +(exports|opens) .*").matcher(declared).results())
        .extracting(MatchResult::group)
        .containsExactly("  exports dev.neuron.api;");
    // What others can be sure to find on a module path has a name of its own but for two.
    assertThat(Pattern.compile("requires ([\\w.]+);").matcher(declared).results())
        .extracting(found -> found.group(1))
        .contains("commons.math3", "aircompressor");
  }

  @Test
  void the_javadoc_lacks_nothing() throws Exception {
    String pages = folder.resolve("javadoc").toString();
    List<String> words = new ArrayList<>(List.of("-quiet", "-Xdoclint:all", "-d", pages));
    words.addAll(List.of("-cp", library()));
    for (String name : sources()) {
      words.add(SOURCES.resolve(name).toString());
    }
    assertThat(tool("javadoc", words.toArray(String[]::new))).isEmpty();
    assertThat(folder.resolve("javadoc/index.html")).exists();
  }

  @Test
  void what_is_published_under_a_version_has_that_of_the_pom() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    String version = pom.replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");
    assertThat(Files.readString(Path.of("jbang-catalog.json")))
        .contains("\"dev.neuron:neuron:" + version + "\"");
    assertThat(Files.readString(Path.of("src/site/markdown/from-java.md")))
        .contains("<version>" + version + "</version>", "//DEPS dev.neuron:neuron:" + version);
    assertThat(Files.readString(Path.of("CHANGELOG.md"))).contains("## [" + version + "] - ");
  }
}
