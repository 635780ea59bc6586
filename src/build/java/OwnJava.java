import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Build step: a Java for neuron alone, which holds the program among its modules and the archive of
 * classes that a run loads. A release with it needs no other Java.
 *
 * <p>The archive is Java's own default one, since that alone serves wherever it is moved to.
 */
final class OwnJava {
  private static final List<String> PROGRAM = List.of("-cp", "/dev/null", "dev.neuron.Main");

  private final Path work;
  private final Path java;

  private OwnJava(Path work, Path java) {
    this.work = work;
    this.java = java;
  }

  /** Arguments: the jar, a directory to work in, the Java to make, and the modules it needs. */
  public static void main(String[] args) throws Exception {
    Path work = Path.of(args[1]);
    delete(work);
    Files.createDirectories(work);
    OwnJava own = new OwnJava(work.toAbsolutePath(), Path.of(args[2]).toAbsolutePath());
    delete(own.java);
    own.link(own.moduleOf(Path.of(args[0]), List.of(args).subList(3, args.length)));
    own.archiveClasses();
  }

  /** The jar as a module: exporting Main makes it one that is there without being asked for. */
  private Path moduleOf(Path jar, List<String> modules) throws IOException {
    StringBuilder text = new StringBuilder("module dev.neuron {\n  exports dev.neuron;\n");
    modules.forEach(module -> text.append("  requires ").append(module).append(";\n"));
    text.append("  uses org.slf4j.spi.SLF4JServiceProvider;\n");
    text.append("  provides org.slf4j.spi.SLF4JServiceProvider with");
    text.append(" org.slf4j.simple.SimpleServiceProvider;\n}\n");
    Path source = Files.writeString(work.resolve("module-info.java"), text);
    Path module = Files.copy(jar, work.resolve("dev.neuron.jar"));
    tool("javac", "-d", work, "--patch-module", "dev.neuron=" + jar, source);
    tool("jar", "--update", "--file", module, "-C", work, "module-info.class");
    return module;
  }

  private void link(Path module) {
    String compression = Runtime.version().feature() < 21 ? "2" : "zip-6";
    List<Object> words = new ArrayList<>(List.of("--module-path", module));
    words.addAll(List.of("--add-modules", "dev.neuron", "--output", java));
    words.addAll(List.of("--strip-debug", "--no-header-files", "--no-man-pages"));
    words.add("--compress=" + compression);
    tool("jlink", words.toArray());
  }

  private void archiveClasses() throws Exception {
    Path data = work.resolve("data.csv");
    Files.writeString(data, "x,z,y\n1,2,3\n2,3,5\n3,5,9\n4,4,7\n");
    Path model = work.resolve("model.json");
    TreeSet<String> classes = new TreeSet<>();
    classes.addAll(loaded("train", data, "--model", model, "--threads", "1"));
    classes.addAll(loaded("predict", model, data));
    Path list = Files.write(work.resolve("classes"), classes);
    run(List.of("-Xshare:dump", "-XX:SharedClassListFile=" + list));
  }

  /** The classes that a command loads; newer JDKs number them. */
  private List<String> loaded(Object... words) throws Exception {
    Path list = work.resolve("loaded");
    run(List.of("-Xshare:off", "-Xint", "-XX:DumpLoadedClassList=" + list), words);
    try (Stream<String> lines = Files.lines(list)) {
      return lines
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.replaceAll(" id: \\d+$", ""))
          .toList();
    }
  }

  private void run(List<String> options, Object... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString()));
    command.addAll(options);
    command.addAll(PROGRAM);
    Stream.of(words).map(Object::toString).forEach(command::add);
    Path said = work.resolve("said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException(command + " failed:\n" + Files.readString(said));
    }
  }

  private static void tool(String name, Object... words) {
    ToolProvider tool =
        ToolProvider.findFirst(name)
            .orElseThrow(() -> new IllegalStateException("a JDK is needed: it has no " + name));
    String[] arguments = Stream.of(words).map(Object::toString).toArray(String[]::new);
    int status =
        tool.run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments);
    if (status != 0) {
      throw new IllegalStateException(name + " failed with " + status);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
