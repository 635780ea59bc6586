package dev.neuron.cli.option;

import dev.neuron.cli.console.Console;
import dev.neuron.cli.console.UsageException;
import dev.neuron.data.DataException;
import dev.neuron.data.DataSource;
import dev.neuron.data.jdbc.Query;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A database's query in place of files. A model file names it, but nothing ever asks it again. */
public final class QueryOptions extends OptionGroup {
  private final Option<String> sql =
      option("--query", "SQL")
          .recorded(() -> isWhole() ? Query.withoutPasswords(query().sql()) : null)
          .help("Read the rows of this query in place of DATA.")
          .text();
  private final Option<String> url =
      option("--jdbc", "URL")
          .recorded(() -> isWhole() ? query().name() : null)
          .help(
              "The query's database, such as jdbc:sqlite:shop.db; NEURON_JDBC_USER and"
                  + " NEURON_JDBC_PASSWORD in the environment say who asks.")
          .text();
  private final Option<List<Path>> jars =
      option("--jars", "FILE")
          .help("The database's JDBC driver, a jar or a folder of them (or NEURON_CLASSPATH).")
          .files();

  public QueryOptions() {
    super(Section.DATA);
  }

  /** Whether a query stands in place of files. */
  public boolean isGiven() {
    return sql.isGiven();
  }

  private boolean isWhole() {
    return sql.isGiven() && url.isGiven();
  }

  /** Whether any of the options was given. */
  private boolean isBegun() {
    return sql.isGiven() || url.isGiven() || jars.isGiven();
  }

  /**
   * The files, or the rows of the query.
   *
   * @throws UsageException if both are given, or half a query
   * @throws DataException of kind REQUEST if neither is
   */
  List<DataSource> sources(List<String> files, Console console) {
    check(files);
    if (isGiven()) {
      return List.of(query().source());
    }
    if (files.isEmpty()) {
      throw DataException.request(
          "no data file was given", "name a CSV file, - for stdin, or a --query of a database");
    }
    return DataArguments.of(files, console);
  }

  private void check(List<String> files) {
    if (isBegun() && !files.isEmpty()) {
      throw new UsageException(
          "--query stands in place of files: leave out " + files.get(0) + ", or --query");
    }
    if (isBegun() && !isWhole()) {
      String lacks = sql.isGiven() ? "--jdbc URL, its database" : "--query SQL";
      throw new UsageException(
          (sql.isGiven() ? "--query" : url.isGiven() ? "--jdbc" : "--jars") + " needs " + lacks);
    }
  }

  /** The names of files, or of what the query asks. */
  public List<String> names(List<String> files) {
    return isWhole() ? List.of(query().name()) : files;
  }

  /** The same without folders, as the title of a picture. */
  String title(List<String> files) {
    List<String> names = new ArrayList<>();
    for (String file : names(files)) {
      names.add(file.substring(file.lastIndexOf('/') + 1));
    }
    return String.join(", ", names);
  }

  /** The files that are read, that of a query's database included. */
  public List<String> filesRead(List<String> files) {
    Path database = isWhole() ? query().file() : null;
    return database == null ? files : List.of(database.toString());
  }

  private Query query() {
    List<Path> places = new ArrayList<>(jars.or(List.of()));
    String more = System.getenv("NEURON_CLASSPATH");
    if (more != null) {
      for (String place : more.split(File.pathSeparator)) {
        if (!place.isBlank()) {
          places.add(DataArguments.path(place.replaceFirst("[/\\\\]\\*$", "")));
        }
      }
    }
    return new Query(
        sql.value(),
        url.value(),
        places,
        System.getenv("NEURON_JDBC_USER"),
        System.getenv("NEURON_JDBC_PASSWORD"));
  }
}
