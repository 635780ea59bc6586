import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Build step: copies a jar and brings its old classes to the Java 8 format.
 *
 * <p>picocli and commons-math3 are compiled for Java 5. Such classes go through the old, slow
 * verifier, and JDK 25 leaves them out of class data sharing altogether: 75 ms of a start there, 20
 * ms on JDK 17. The Java 8 format differs by the stack maps alone, which ASM computes.
 *
 * <p>Entries keep their order and times, so the copy of a reproducible jar is reproducible.
 *
 * <p>The copy begins with the manifest, uncompressed, whose second line is the hash of all that
 * follows: {@code scripts/neuron} reads it there and tells by it one jar from another.
 */
final class ModernJar {
  private static final int FIRST_VERSION_WITH_STACK_MAPS = Opcodes.V1_6;

  private ModernJar() {}

  /** Arguments: the jar to read and the jar to write, which appears whole or not at all. */
  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[0]);
    Path to = Path.of(args[1]);
    Path half = to.resolveSibling(to.getFileName() + ".part");
    try (JarFile jar = new JarFile(from.toFile());
        URLClassLoader classes = new URLClassLoader(new URL[] {from.toUri().toURL()});
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(half));
        JarOutputStream copy = new JarOutputStream(file)) {
      Map<JarEntry, byte[]> contents = new LinkedHashMap<>();
      for (JarEntry entry : jar.stream().filter(entry -> !entry.isDirectory()).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          byte[] content = in.readAllBytes();
          contents.put(entry, isOldClass(entry, content) ? modern(content, classes) : content);
        }
      }
      JarEntry manifest = jar.getJarEntry(JarFile.MANIFEST_NAME);
      contents.keySet().removeIf(entry -> entry.getName().equals(manifest.getName()));
      writeManifest(copy, manifest.getTime(), jar.getManifest(), hash(contents));
      for (Map.Entry<JarEntry, byte[]> entry : contents.entrySet()) {
        JarEntry target = new JarEntry(entry.getKey().getName());
        target.setTime(entry.getKey().getTime());
        copy.putNextEntry(target);
        copy.write(entry.getValue());
        copy.closeEntry();
      }
    }
    Files.move(half, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The first 16 digits of the SHA-256 of every entry's name, a zero byte and its content. */
  private static String hash(Map<JarEntry, byte[]> contents) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    contents.forEach(
        (entry, content) -> {
          digest.update(entry.getName().getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
          digest.update(content);
        });
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static void writeManifest(
      JarOutputStream jar, long time, Manifest manifest, String contentId) throws IOException {
    StringBuilder lines = new StringBuilder("Manifest-Version: 1.0\r\n");
    lines.append("Content-Id: ").append(contentId).append("\r\n");
    manifest
        .getMainAttributes()
        .forEach(
            (name, value) -> {
              if (!name.equals(Attributes.Name.MANIFEST_VERSION)) {
                lines.append(name).append(": ").append(value).append("\r\n");
              }
            });
    byte[] content = lines.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    CRC32 sum = new CRC32();
    sum.update(content);
    JarEntry entry = new JarEntry(JarFile.MANIFEST_NAME);
    entry.setTime(time);
    entry.setMethod(JarEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }

  private static boolean isOldClass(JarEntry entry, byte[] content) {
    // Bytes 6 and 7 of a class file are its major version.
    return entry.getName().endsWith(".class")
        && ((content[6] & 0xff) << 8 | content[7] & 0xff) < FIRST_VERSION_WITH_STACK_MAPS;
  }

  private static byte[] modern(byte[] content, ClassLoader classes) {
    ClassReader reader = new ClassReader(content);
    ClassWriter writer = new FrameWriter(classes);
    reader.accept(new VersionSetter(writer), ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  /** Passes a class on as one of Java 8. */
  private static final class VersionSetter extends org.objectweb.asm.ClassVisitor {
    VersionSetter(ClassWriter next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] types) {
      super.visit(Opcodes.V1_8, access, name, signature, parent, types);
    }
  }

  /** Computes stack maps; the classes named in them are looked up in the jar itself. */
  private static final class FrameWriter extends ClassWriter {
    private final ClassLoader classes;

    FrameWriter(ClassLoader classes) {
      super(COMPUTE_FRAMES);
      this.classes = classes;
    }

    @Override
    protected ClassLoader getClassLoader() {
      return classes;
    }
  }
}
