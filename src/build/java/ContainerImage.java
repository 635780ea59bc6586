import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Build step: a container image on no other, as the archive that {@code docker load} and {@code
 * podman load} read. Its one layer holds the Java with the program in it, the few libraries of this
 * system that it is linked to, at their places, and the licences of these; no shell, no packages.
 */
final class ContainerImage {
  private static final String HOME = "opt/neuron/lib/java/";

  /** As the launcher starts it. */
  private static final List<String> ENTRY =
      List.of(
          "/" + HOME + "bin/java",
          "-Xlog:disable",
          "-XX:+DisplayVMOutputToStderr",
          "-XX:-UsePerfData",
          "-XX:MaxNewSize=32m",
          "-XX:-G1UseAdaptiveIHOP",
          "-XX:InitiatingHeapOccupancyPercent=100",
          "-cp",
          "/dev/null",
          "dev.neuron.Main");

  private static final Pattern LIBRARY = Pattern.compile("(?m)(?:=>|^)\\s*(/.*) \\(0x");
  private static final Pattern COMMON = Pattern.compile("/usr/share/common-licenses/[\\w.-]*\\w");

  private final Path java;
  private final long time;
  private final TreeMap<String, byte[]> files = new TreeMap<>();
  private final TreeSet<String> programs = new TreeSet<>();

  private ContainerImage(Path java, long time) {
    this.java = java;
    this.time = time;
  }

  /** Arguments: the Java, the version, the time of all files, and the archive to write. */
  public static void main(String[] args) throws Exception {
    if (!System.getProperty("os.name").equals("Linux")) {
      System.out.println("no container image: it would hold libraries of this system");
      return;
    }
    Instant time = Instant.parse(args[2]);
    ContainerImage image =
        new ContainerImage(Path.of(args[0]).toAbsolutePath(), time.getEpochSecond());
    image.addJava();
    image.addLibraries();
    image.addSystem();
    image.write(args[1], time, Path.of(args[3]));
  }

  private void addJava() throws IOException {
    try (Stream<Path> walk = Files.walk(java)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = java.relativize(file).toString();
        if (!name.startsWith("bin/") || name.equals("bin/java")) {
          files.put(HOME + name, Files.readAllBytes(file));
        }
      }
    }
    programs.add(HOME + "bin/java");
    programs.add(HOME + "lib/jspawnhelper");
  }

  /** Where this system's loader finds them, since the loader goes along and looks there, too. */
  private void addLibraries() throws Exception {
    TreeSet<String> libraries = new TreeSet<>();
    for (String file : List.copyOf(files.keySet())) {
      if (file.endsWith("bin/java") || file.endsWith(".so")) {
        Matcher matcher =
            LIBRARY.matcher(said("ldd", "" + java.resolve(file.substring(HOME.length()))));
        while (matcher.find()) {
          libraries.add(Path.of(matcher.group(1)).normalize().toString());
        }
      }
    }
    libraries.removeIf(library -> library.startsWith(java.toString()));
    for (String library : libraries) {
      files.put(library.substring(1), Files.readAllBytes(Path.of(library)));
      programs.add(library.substring(1));
      addLicence(library);
    }
  }

  /** The licence of a library, as its Debian package has it, and the texts this refers to. */
  private void addLicence(String library) throws Exception {
    String owner = said("dpkg-query", "-S", Path.of(library).toRealPath().toString());
    if (owner.isEmpty()) {
      owner = said("dpkg-query", "-S", library);
    }
    Path text = Path.of("/usr/share/doc", owner.replaceFirst("(?s):.*", ""), "copyright");
    if (owner.isEmpty() || !Files.exists(text)) {
      throw new IOException("no licence is found for " + library + ", which the image would hold");
    }
    addText(text);
    Matcher matcher = COMMON.matcher(Files.readString(text, StandardCharsets.ISO_8859_1));
    while (matcher.find()) {
      if (Files.exists(Path.of(matcher.group()))) {
        addText(Path.of(matcher.group()));
      }
    }
  }

  private void addText(Path file) throws IOException {
    files.put(file.toString().substring(1), Files.readAllBytes(file));
  }

  /** The user's name, and the encoding of names: UTF-8. */
  private void addSystem() throws IOException {
    files.put("etc/passwd", "root:x:0:0:root:/data:/none\n".getBytes(StandardCharsets.UTF_8));
    Path encoding = Path.of("/usr/lib/locale/C.utf8/LC_CTYPE");
    if (Files.exists(encoding)) {
      addText(encoding);
    }
  }

  private void write(String version, Instant time, Path target) throws Exception {
    byte[] layer = layer();
    Map<String, byte[]> parts = new TreeMap<>();
    byte[] packed = packed(layer);
    String name = sum(packed) + ".tar.gz";
    parts.put(name, packed);
    byte[] config = config(version, time, sum(layer)).getBytes(StandardCharsets.UTF_8);
    parts.put(sum(config) + ".json", config);
    String manifest =
        "[{\"Config\":\"%s.json\",\"RepoTags\":[\"neuron:%s\"],\"Layers\":[\"%s\"]}]"
            .formatted(sum(config), version.toLowerCase(Locale.ROOT), name);
    parts.put("manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        entry(out, part.getKey(), 0644, '0', part.getValue());
      }
      out.write(new byte[1024]);
    }
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packing = new GZIPOutputStream(out)) {
      packing.write(content);
    }
    return out.toByteArray();
  }

  private static String config(String version, Instant time, String layer) {
    String machine = System.getProperty("os.arch").replace("aarch64", "arm64");
    String entry = ENTRY.stream().map(w -> '"' + w + '"').collect(Collectors.joining(","));
    return """
    {"architecture":"%s","os":"linux","created":"%s","config":{"Entrypoint":[%s],\
    "WorkingDir":"/data","Env":["LC_CTYPE=C.UTF-8"],"Labels":{\
    "org.opencontainers.image.title":"neuron","org.opencontainers.image.version":"%s",\
    "org.opencontainers.image.licenses":"Apache-2.0"}},\
    "rootfs":{"type":"layers","diff_ids":["sha256:%s"]},\
    "history":[{"created":"%s","created_by":"neuron's build"}]}
    """
        .formatted(machine, time, entry, version, layer, time);
  }

  private byte[] layer() throws IOException {
    TreeSet<String> folders = new TreeSet<>(List.of("data/", "tmp/"));
    for (String file : files.keySet()) {
      for (int i = file.indexOf('/'); i >= 0; i = file.indexOf('/', i + 1)) {
        folders.add(file.substring(0, i + 1));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String folder : folders) {
      boolean isOpen = folder.equals("data/") || folder.equals("tmp/");
      entry(out, folder, isOpen ? 01777 : 0755, '5', new byte[0]);
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      int mode = programs.contains(file.getKey()) ? 0755 : 0644;
      entry(out, file.getKey(), mode, '0', file.getValue());
    }
    out.write(new byte[1024]);
    return out.toByteArray();
  }

  /** One file or folder of a tar archive (POSIX.1-1988, ustar). */
  private void entry(OutputStream out, String name, int mode, char type, byte[] content)
      throws IOException {
    byte[] head = new byte[512];
    if (name.length() > 100) {
      throw new IOException("a name too long for the archive: " + name);
    }
    put(head, 0, name);
    put(head, 100, String.format(Locale.ROOT, "%07o", mode));
    put(head, 108, "0000000");
    put(head, 116, "0000000");
    put(head, 124, String.format(Locale.ROOT, "%011o", content.length));
    put(head, 136, String.format(Locale.ROOT, "%011o", time));
    put(head, 148, "        ");
    put(head, 156, String.valueOf(type));
    put(head, 257, "ustar\0" + "00");
    int sum = 0;
    for (byte b : head) {
      sum += b & 0xff;
    }
    put(head, 148, String.format(Locale.ROOT, "%06o\0", sum));
    out.write(head);
    out.write(content);
    out.write(new byte[-content.length & 511]);
  }

  private static void put(byte[] head, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, head, at, bytes.length);
  }

  private static String sum(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  /** What a program says, or nothing where it fails. */
  private static String said(String... command) throws Exception {
    List<String> words = new ArrayList<>(List.of("env", "LC_ALL=C"));
    words.addAll(List.of(command));
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? said : "";
  }
}
