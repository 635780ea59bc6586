package dev.neuron.cluster;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A real Spark cluster on the loopback address, made of nothing but the artefacts on this JVM's
 * class path: a master and two workers, each a process of its own.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /**
   * What the processes are for.
   *
   * @param java options of each
   * @param executor how much memory each executor has
   * @param partBytes how many bytes of a file a part has at least
   */
  record Purpose(List<String> java, String executor, long partBytes) {
    /** Few rows in many parts; processes live for seconds: the second compiler would not pay. */
    static final Purpose TESTING =
        new Purpose(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"), "512m", 3000);

    /** Many rows, as users have them. */
    static final Purpose MEASURING = new Purpose(List.of("-Xmx1g"), "1g", 8 << 20);
  }

  private static final String QUIET = "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn";

  private final Path folder;
  private final Purpose purpose;
  private final String classPath;
  private final List<Process> started = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();
  private final int port;

  private StandaloneCluster(Path folder, Purpose purpose) throws IOException {
    this.folder = folder;
    this.purpose = purpose;
    this.classPath =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
            .filter(entry -> entry.endsWith(".jar"))
            .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("neuron"))
            .collect(Collectors.joining(File.pathSeparator));
    this.port = freePort();
    Files.createDirectories(folder.resolve("home/jars")); // a home needs one, if only empty
  }

  /** Starts one, and waits until both workers have joined. */
  static StandaloneCluster start(Path folder, Purpose purpose) throws Exception {
    StandaloneCluster cluster = new StandaloneCluster(folder, purpose);
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
    boolean up = false;
    try {
      int page = freePort();
      cluster.start(
          "master",
          "org.apache.spark.deploy.master.Master",
          List.of("--host", "127.0.0.1", "--port", "" + cluster.port, "--webui-port", "" + page));
      cluster.await(page, "\"status\"");
      for (int i = 1; i <= 2; i++) {
        List<String> arguments =
            List.of(
                "--host",
                "127.0.0.1",
                "--webui-port",
                "0",
                "--cores",
                "1",
                "--memory",
                "2g",
                "--work-dir",
                folder.resolve("work" + i).toString(),
                cluster.master());
        cluster.workers.add(
            cluster.start("worker" + i, "org.apache.spark.deploy.worker.Worker", arguments));
      }
      cluster.await(page, "\"aliveworkers\" : 2");
      up = true;
      return cluster;
    } finally {
      if (!up) {
        cluster.close();
      }
    }
  }

  String master() {
    return "spark://127.0.0.1:" + port;
  }

  /** A command that submits the program, its output going to a file. */
  Process submit(Path jar, Path out, List<String> arguments) throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("--master", master(), "--deploy-mode", "client"));
    for (String conf :
        List.of(
            "spark.driver.host=127.0.0.1",
            "spark.driver.bindAddress=127.0.0.1",
            "spark.executor.memory=" + purpose.executor(),
            "spark.executor.extraJavaOptions=" + executorOptions(),
            "spark.executor.extraClassPath=" + classPath,
            "spark.neuron.partBytes=" + purpose.partBytes())) {
      words.addAll(List.of("--conf", conf));
    }
    words.add(jar.toString());
    words.addAll(arguments);
    return started(
        builder("org.apache.spark.deploy.SparkSubmit", words)
            .redirectOutput(out.toFile())
            .redirectError(new File(out + ".err"))
            .start());
  }

  /** Their memory is told apart. */
  private String executorOptions() {
    return purpose.java().stream()
        .filter(option -> !option.startsWith("-Xmx"))
        .map(option -> option + " ")
        .collect(Collectors.joining("", "", QUIET));
  }

  /** A command that runs the program itself, with Spark beside it on the class path. */
  Process run(Path jar, Path out, List<String> arguments) throws IOException {
    ProcessBuilder builder = builder("dev.neuron.Main", arguments);
    builder.environment().put("CLASSPATH", classPath + File.pathSeparator + jar);
    builder.command().add(1, "-Dspark.neuron.partBytes=" + purpose.partBytes());
    return started(
        builder.redirectOutput(out.toFile()).redirectError(new File(out + ".err")).start());
  }

  /** Ends a worker and the executors it started, without a word of farewell. */
  void killWorker(int which) {
    kill(workers.get(which));
  }

  private Process start(String name, String main, List<String> arguments) throws IOException {
    return started(
        builder(main, arguments)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start());
  }

  private Process started(Process process) {
    started.add(process);
    return process;
  }

  private ProcessBuilder builder(String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(purpose.java());
    command.addAll(List.of(QUIET, main));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", classPath);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder;
  }

  /** Waits until the master's page says something. */
  private void await(int page, String wanted) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + page + "/json/")).build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try {
        String said = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        if (said.contains(wanted)) {
          return;
        }
      } catch (IOException notYet) {
        // it is starting
      }
      Thread.sleep(200);
    }
    throw new IllegalStateException("the cluster did not come up, see " + folder);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void kill(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    started.forEach(StandaloneCluster::kill);
  }
}
