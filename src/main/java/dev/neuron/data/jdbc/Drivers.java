package dev.neuron.data.jdbc;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.SafeText;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the JDBC driver of a URL among the jars that the user brings. */
final class Drivers {
  /** Where the drivers of some databases are published. */
  private static final Map<String, String> ARTIFACTS =
      Map.of(
          "sqlite", "org.xerial:sqlite-jdbc",
          "duckdb", "org.duckdb:duckdb_jdbc",
          "h2", "com.h2database:h2",
          "postgresql", "org.postgresql:postgresql",
          "mysql", "com.mysql:mysql-connector-j",
          "mariadb", "org.mariadb.jdbc:mariadb-java-client",
          "oracle", "com.oracle.database.jdbc:ojdbc11",
          "sqlserver", "com.microsoft.sqlserver:mssql-jdbc");

  private Drivers() {}

  /**
   * The driver that says it knows the URL.
   *
   * @throws DataException of kind REQUEST if none does, UNREADABLE if a jar is not there
   */
  static Driver of(Query query) {
    if (!query.url().startsWith("jdbc:")) {
      throw DataException.request(
          "--jdbc: " + SafeText.of(query.name()) + " does not begin with jdbc:",
          "a file's is jdbc:sqlite:shop.db or jdbc:duckdb:shop.db, a server's"
              + " jdbc:postgresql://HOST/DATABASE");
    }
    URL[] jars = jars(query.jars()).toArray(new URL[0]);
    // Left open: the driver loads classes as long as the program runs.
    @SuppressWarnings("resource")
    ClassLoader classes = new URLClassLoader(jars, Drivers.class.getClassLoader());
    List<String> others = new ArrayList<>();
    try {
      for (Driver driver : ServiceLoader.load(Driver.class, classes)) {
        if (driver.acceptsURL(query.url())) {
          return driver;
        }
        others.add(driver.getClass().getName());
      }
    } catch (SQLException | ServiceConfigurationError | LinkageError broken) {
      String problem = "--jars: a driver cannot be used: " + broken.getMessage();
      throw new DataException(
          DataException.Kind.REQUEST, Fault.of(null, SafeText.plain(problem), null), broken);
    }
    throw absent(query, others);
  }

  private static DataException absent(Query query, List<String> others) {
    String kind = query.url().substring("jdbc:".length()).split(":", 2)[0];
    String artifact = ARTIFACTS.get(kind);
    return DataException.request(
        "no driver for "
            + query.name()
            + (others.isEmpty() ? "" : "; there are " + String.join(", ", others)),
        "name its jar with --jars"
            + (artifact == null ? "" : "; Maven Central has it as " + artifact));
  }

  /** The jars that are named, and those in the folders that are. */
  private static List<URL> jars(List<Path> places) {
    List<URL> jars = new ArrayList<>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(place, "*.jar")) {
          for (Path jar : folder) {
            jars.add(url(jar));
          }
        } catch (IOException e) {
          throw unreadable(place, "cannot be read", e);
        }
      } else if (Files.exists(place)) {
        jars.add(url(place));
      } else {
        throw unreadable(place, "there is no such file", null);
      }
    }
    return jars;
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("every file has a URL", e);
    }
  }

  private static DataException unreadable(Path place, String problem, IOException cause) {
    Fault fault = Fault.of(place.toString(), problem, null);
    return new DataException(DataException.Kind.UNREADABLE, fault, cause);
  }
}
