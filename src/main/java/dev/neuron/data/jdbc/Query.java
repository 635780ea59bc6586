package dev.neuron.data.jdbc;

import dev.neuron.data.DataException;
import dev.neuron.data.DataSource;
import dev.neuron.data.SafeText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question to a database.
 *
 * @param sql what is asked
 * @param url where, as JDBC spells it
 * @param jars files and folders that hold its driver, beside the class path
 * @param user who asks, or null where the URL says so or nobody has to
 * @param password the user's, or null
 */
public record Query(String sql, String url, List<Path> jars, String user, String password) {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)((?:password|passwd|pwd|secret|token)\\w*\\s*=\\s*)('[^']*'|\"[^\"]*\"|[^&;,\\s'\")]*)");

  private static final Pattern CREDENTIALS = Pattern.compile("(//[^/?;@:]*):[^?;\\s]*@");
  private static final Pattern ORACLE = Pattern.compile("(jdbc:oracle:[^:]*:[^/@]*)/[^@]*@");

  /** Databases that live in a file of this machine, and where their URLs name it. */
  private static final Pattern IN_FILE =
      Pattern.compile(
          "jdbc:(?<kind>sqlite|duckdb|h2):(?!mem:|tcp:|ssl:|zip:|:)(?:file:)?(?<file>[^?;]+).*",
          Pattern.DOTALL);

  /** Copies the list. */
  public Query {
    jars = List.copyOf(jars);
  }

  /** A text in which three dots stand for the passwords. */
  public static String withoutPasswords(String text) {
    String rest = ORACLE.matcher(text).replaceAll("$1@");
    rest = CREDENTIALS.matcher(rest).replaceAll("$1@");
    return SECRET.matcher(rest).replaceAll("$1…");
  }

  /** The URL without passwords: what messages and model files call the source. */
  public String name() {
    return SafeText.plain(withoutPasswords(url));
  }

  /**
   * The rows, not asked for before they are read; then the connection is closed.
   *
   * @throws DataException of kind REQUEST if the SQL is anything but one query
   */
  public DataSource source() {
    SqlText.requireQuery(sql);
    return DataSource.of(name(), new QueryRows(this));
  }

  /** The file of a database that is one, or null for another or one in memory. */
  public Path file() {
    Matcher found = IN_FILE.matcher(url);
    if (!found.matches()) {
      return null;
    }
    String file = found.group("file");
    if (found.group("kind").equals("h2")) {
      file = file.replaceFirst("^~(?=[/\\\\])", Matcher.quoteReplacement(home())) + ".mv.db";
    }
    try {
      return Path.of(file);
    } catch (InvalidPathException none) {
      return null;
    }
  }

  private static String home() {
    return System.getProperty("user.home");
  }

  /**
   * What the driver is told beside the URL: who asks, to read alone, to hold few rows at a time.
   */
  Properties properties() {
    Properties told = new Properties();
    if (user != null) {
      told.setProperty("user", user);
    }
    if (password != null) {
      told.setProperty("password", password);
    }
    boolean inFile = file() != null;
    if (url.startsWith("jdbc:duckdb:")) {
      told.setProperty("jdbc_stream_results", "true");
      if (inFile) {
        told.setProperty("duckdb.read_only", "true");
      }
    } else if (url.startsWith("jdbc:sqlite:") && inFile) {
      told.setProperty("open_mode", "1"); // SQLITE_OPEN_READONLY
    } else if (url.startsWith("jdbc:h2:") && inFile && !url.contains("ACCESS_MODE_DATA")) {
      told.setProperty("ACCESS_MODE_DATA", "r");
    }
    return told;
  }

  /** How many rows the driver fetches at a time. */
  int fetchSize() {
    // MySQL's driver holds all rows unless it is told so.
    return url.startsWith("jdbc:mysql:") ? Integer.MIN_VALUE : 1000;
  }
}
