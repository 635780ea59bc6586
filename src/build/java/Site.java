import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Build step: the manual as a site that needs no server. Pages are those of {@code
 * src/site/markdown} and one for each command; the menu is what {@code index.md} lists under its
 * headings; what is searched in lies in {@code search.js}.
 */
final class Site {
  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final String SCHEMAS = "../../main/resources/dev/neuron/schemas/";
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

  private static final Pattern CODE =
      Pattern.compile("(?<!<pre tabindex=\"0\">)<code>([^<]*)</code>");

  /** So long that it fits into a line of a telephone beside other words. */
  private static final String OPTION = "--?[\\w-]{1,20}";

  /** Behind marks and before the capitals of a name, whose letters are small else. */
  private static final String PARTING = "(?<=[._/\\],])(?=[^\\s;])|(?<=[a-z])(?=[A-Z])";

  private final Path source;
  private final Path commands;
  private final Path target;
  private final String repository;
  private final Map<String, Node> pages = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> menu = new LinkedHashMap<>();
  private final StringBuilder index = new StringBuilder();

  private Site(Path source, Path commands, Path target, String repository) {
    this.source = source;
    this.commands = commands;
    this.target = target;
    this.repository = repository;
  }

  /**
   * Arguments: {@code src/site}, the commands' pages, the directory to write, and the address of
   * the sources, empty if there is none.
   */
  public static void main(String[] args) throws IOException {
    Site site = new Site(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), args[3]);
    site.read();
    site.write();
  }

  private void read() throws IOException {
    for (Path file : listed(source.resolve("markdown"))) {
      read(file);
    }
    readMenu();
    Map<String, String> ofCommands = new LinkedHashMap<>();
    for (Path file : listed(commands)) {
      String page = read(file);
      ofCommands.put(page, text(headings(pages.get(page)).get(0)));
    }
    menu.put("Commands", ofCommands);
    for (String page : pages.keySet()) {
      if (menu.values().stream().noneMatch(part -> part.containsKey(page))) {
        throw new IllegalStateException(page + " is not listed in index.md");
      }
    }
  }

  private String read(Path file) throws IOException {
    String page = file.getFileName().toString().replace(".md", ".html");
    pages.put(page, PARSER.parse(Files.readString(file)));
    return page;
  }

  /** What index.md lists under each of its headings. */
  private void readMenu() {
    menu.put("", Map.of("index.html", "The manual"));
    pages
        .get("index.html")
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Heading heading) {
                if (heading.getLevel() == 2) {
                  menu.put(text(heading), new LinkedHashMap<>());
                }
              }

              @Override
              public void visit(Link link) {
                List<String> parts = List.copyOf(menu.keySet());
                String page = link.getDestination().replace(".md", ".html");
                if (parts.size() > 1 && pages.containsKey(page)) {
                  menu.get(parts.get(parts.size() - 1)).putIfAbsent(page, text(link));
                }
              }
            });
  }

  private void write() throws IOException {
    copy(source.resolve("look"), target);
    copy(source.resolve("markdown/pictures"), target.resolve("pictures"));
    copy(source.resolve("markdown").resolve(SCHEMAS), target.resolve("schemas"));
    Properties build = new Properties();
    try (InputStream in = ClassLoader.getSystemResourceAsStream("dev/neuron/build.properties")) {
      build.load(in);
    }
    String version = build.getProperty("version") + " (commit " + build.getProperty("commit") + ")";
    String frame = Files.readString(source.resolve("frame.html")).replace("{{version}}", version);
    for (Map.Entry<String, Node> page : pages.entrySet()) {
      String html = rendered(page.getKey(), page.getValue());
      Files.writeString(
          target.resolve(page.getKey()),
          frame
              .replace("{{title}}", html(text(headings(page.getValue()).get(0))))
              .replace("{{menu}}", menuOf(page.getKey()))
              .replace("{{content}}", html));
    }
    Files.writeString(target.resolve("search.js"), "const sections = [\n" + index + "];\n");
  }

  private String menuOf(String current) {
    StringBuilder html = new StringBuilder();
    menu.forEach(
        (part, links) -> {
          html.append(part.isEmpty() ? "" : "<h2>" + html(part) + "</h2>\n").append("<ul>\n");
          links.forEach(
              (page, name) -> {
                String mark = page.equals(current) ? " aria-current=\"page\"" : "";
                html.append("<li><a href=\"").append(page).append('"').append(mark).append('>');
                html.append(html(name)).append("</a></li>\n");
              });
          html.append("</ul>\n");
        });
    return html.toString();
  }

  /**
   * The page as html: anchors as GitHub makes them, links to pages of the site, wide things in
   * boxes to scroll.
   */
  private String rendered(String name, Node page) {
    Map<Node, String> anchors = new LinkedHashMap<>();
    String title = text(headings(page).get(0));
    for (Node heading : headings(page)) {
      String anchor = anchor(text(heading));
      for (int n = 1; anchors.containsValue(anchor); n++) {
        anchor = anchor(text(heading)) + "-" + n;
      }
      anchors.put(heading, anchor);
      StringBuilder words = new StringBuilder();
      for (Node next = heading.getNext(); next != null && !(next instanceof Heading); ) {
        words.append(text(next)).append(' ');
        next = next.getNext();
      }
      index.append('[').append(quoted(name + "#" + anchor)).append(',').append(quoted(title));
      index.append(',').append(quoted(text(heading))).append(',').append(quoted(words.toString()));
      index.append("],\n");
    }
    List<Node> links = new ArrayList<>();
    page.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            link.setDestination(address(link.getDestination()));
            visitChildren(link);
          }

          @Override
          public void visit(Image image) {
            String picture = image.getDestination();
            String live = picture.replace(".png", ".html");
            if (Files.exists(target.resolve(live)) && !live.equals(picture)) {
              Link link = new Link(live, "to be clicked on");
              image.insertBefore(link);
              link.appendChild(image);
            }
          }
        });
    String html =
        HtmlRenderer.builder()
            .extensions(TABLES)
            .attributeProviderFactory(
                context ->
                    (node, tag, attributes) -> {
                      if (anchors.containsKey(node)) {
                        attributes.put("id", anchors.get(node));
                      }
                      if (tag.equals("pre")) {
                        attributes.put("tabindex", "0"); // scrolled by keys
                      }
                    })
            .build()
            .render(page);
    return CODE.matcher(html)
        .replaceAll(code -> Matcher.quoteReplacement(broken(code.group(1))))
        .replace("<table>", "<div class=\"wide\"><table>")
        .replace("</table>", "</table></div>");
  }

  /** Code in a line: an option is not broken, and names only where their words part. */
  private static String broken(String code) {
    return code.matches(OPTION)
        ? "<code class=\"whole\">" + code + "</code>"
        : "<code>" + code.replaceAll(PARTING, "<wbr>") + "</code>";
  }

  private String address(String link) {
    if (link.startsWith(SCHEMAS)) {
      return "schemas/" + link.substring(SCHEMAS.length());
    }
    if (link.startsWith("../")) {
      Path file = Path.of("src/site/markdown").resolve(link).normalize();
      return repository.isEmpty() ? "index.html" : repository + "/blob/main/" + file;
    }
    return link.contains("://") ? link : link.replaceFirst("[.]md(#|$)", ".html$1");
  }

  private static String anchor(String heading) {
    return heading
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\p{Pc}\\- ]", "")
        .replace(' ', '-');
  }

  private static List<Node> headings(Node page) {
    List<Node> headings = new ArrayList<>();
    for (Node node = page.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading) {
        headings.add(node);
      }
    }
    return headings;
  }

  /** The words of a piece, without code that stands in boxes of its own. */
  private static String text(Node piece) {
    StringBuilder words = new StringBuilder();
    piece.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            words.append(code.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak end) {
            words.append(' ');
          }
        });
    return words.toString();
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static String quoted(String text) {
    return '"' + text.strip().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + '"';
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : listed(from)) {
      Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
    }
  }

  private static List<Path> listed(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
