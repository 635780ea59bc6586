package dev.neuron.data.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Files that no other can take the place of, although they can be written to: their bytes are
 * replaced instead, at the end and at once.
 */
public final class InPlace {
  private static final int STICKY = 01000;
  private static final int MOUNT_POINT = 4; // the field's number in mountinfo, see proc(5)

  private InPlace() {}

  /** Why an output will be written in place, as far as that can be known before; null if not. */
  public static String reason(Path output) {
    if (SpecialFile.isOne(output) || !Files.isRegularFile(output)) {
      return null;
    }
    try {
      Path target = output.toRealPath();
      Path folder = target.getParent();
      if (isMounted(target)) {
        return "it is a mount of its own";
      }
      if (!Files.isWritable(folder)) {
        return "its folder takes no new file";
      }
      return isKept(folder, target) ? "its folder keeps files of others from being replaced" : null;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
      return null; // unknown: trying to replace the file will show
    }
  }

  private static boolean isMounted(Path target) throws IOException {
    Path mounts = Path.of("/proc/self/mountinfo");
    return Files.exists(mounts)
        && isListed(Files.readAllLines(mounts, StandardCharsets.ISO_8859_1), target);
  }

  static boolean isListed(List<String> mounts, Path target) {
    byte[] name = target.toString().getBytes(StandardCharsets.UTF_8);
    StringBuilder written = new StringBuilder();
    for (byte b : name) {
      switch (b) {
        case ' ' -> written.append("\\040");
        case '\t' -> written.append("\\011");
        case '\n' -> written.append("\\012");
        case '\\' -> written.append("\\134");
        default -> written.append((char) (b & 0xff));
      }
    }
    for (String mount : mounts) {
      String[] fields = mount.split(" ", MOUNT_POINT + 2);
      if (fields.length > MOUNT_POINT && fields[MOUNT_POINT].contentEquals(written)) {
        return true;
      }
    }
    return false;
  }

  /** A sticky folder, such as /tmp, lets only the owners of it and of the file replace it. */
  private static boolean isKept(Path folder, Path target) throws IOException {
    Map<String, Object> about = Files.readAttributes(folder, "unix:mode,uid");
    Object own = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    return (((Integer) about.get("mode")) & STICKY) != 0
        && !own.equals(0)
        && !own.equals(about.get("uid"))
        && !own.equals(Files.getAttribute(target, "unix:uid"));
  }
}
