import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
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
      List<JarEntry> entries = jar.stream().filter(entry -> !entry.isDirectory()).toList();
      for (JarEntry entry : entries) {
        JarEntry target = new JarEntry(entry.getName());
        target.setTime(entry.getTime());
        copy.putNextEntry(target);
        try (InputStream in = jar.getInputStream(entry)) {
          byte[] content = in.readAllBytes();
          copy.write(isOldClass(entry, content) ? modern(content, classes) : content);
        }
        copy.closeEntry();
      }
    }
    Files.move(half, to, StandardCopyOption.REPLACE_EXISTING);
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
