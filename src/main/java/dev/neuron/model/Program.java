package dev.neuron.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Which program this is.
 *
 * @param version its version
 * @param commit the commit it was built from, or {@code unknown}
 * @param java the Java that runs it, version and vendor
 */
public record Program(String version, String commit, String java) {
  private static final String RESOURCE = "/dev/neuron/build.properties";
  private static final String UNKNOWN = "unknown";

  /** Returns the running program. */
  public static Program current() {
    Properties build = build();
    return new Program(
        build.getProperty("version", UNKNOWN),
        build.getProperty("commit", UNKNOWN),
        System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
  }

  /** Returns the libraries built in and their versions, by name. */
  public static Map<String, String> libraries() {
    Map<String, String> libraries = new TreeMap<>();
    String prefix = "library.";
    Properties build = build();
    for (String key : build.stringPropertyNames()) {
      if (key.startsWith(prefix)) {
        libraries.put(key.substring(prefix.length()), build.getProperty(key));
      }
    }
    return libraries;
  }

  private static Properties build() {
    Properties build = new Properties();
    try (InputStream in = Program.class.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException unreadable) {
      // The version is then shown as "unknown".
      build.clear();
    }
    return build;
  }
}
