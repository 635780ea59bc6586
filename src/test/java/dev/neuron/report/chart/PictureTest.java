package dev.neuron.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
  private static final Path FILE = Path.of("picture");

  @Test
  void a_file_is_drawn_as_its_name_ends() {
    assertThat(Picture.ofFile("a.svg")).isEqualTo(Picture.SVG);
    assertThat(Picture.ofFile("a.b.png")).isEqualTo(Picture.PNG);
    assertThat(Picture.ofFile("a.html")).isEqualTo(Picture.HTML);
    assertThat(Picture.ofFile("a.pdf")).isNull();
  }

  @Test
  void an_svg_is_well_formed_with_both_curves() throws Exception {
    byte[] svg = Picture.SVG.draw(Charts.runs(), FILE);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    assertThat(
            factory
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg))
                .getDocumentElement()
                .getNodeName())
        .isEqualTo("svg");
    assertThat(new String(svg, StandardCharsets.UTF_8)).contains("#0072b2", "#d55e00");
  }

  @Test
  void in_an_svg_a_curve_is_one_path_and_text_is_text() {
    String svg = new String(Picture.SVG.draw(Charts.compared(), FILE), StandardCharsets.UTF_8);
    for (String width : List.of("stroke-width=\"3\"", "stroke-dasharray=\"5 3\"")) {
      // The winner, and theory's line once as it is and once in the key.
      assertThat(svg.split("<path [^>]*" + width, -1)).hasSizeBetween(2, 3);
    }
    assertThat(svg).contains(">★ 0.2</text>", ">0.1</text>", ">predicted by theory</text>");
    assertThat(svg).contains(">Compared</text>");
  }

  @Test
  void the_axes_of_an_svg_meet() {
    String svg = new String(Picture.SVG.draw(Charts.rates(), FILE), StandardCharsets.UTF_8);
    // Down the left side, then along the bottom: x stays, then y stays.
    assertThat(svg).containsPattern("d=\"M([\\d.]+) [\\d.]+L\\1 ([\\d.]+)L[\\d.]+ \\2\"");
  }

  @Test
  void ten_thousand_points_make_no_larger_file_than_can_be_seen() {
    double[] x = new double[10_000];
    double[] y = new double[10_000];
    for (int k = 0; k < x.length; k++) {
      x[k] = k;
      y[k] = k == 5000 ? 1e-3 : 1 + k % 2;
    }
    Thinned thinned = Thinned.of(Arrays.stream(x).map(k -> k / 20).toArray(), y);
    assertThat(thinned.x().length).isLessThanOrEqualTo(4 * 1000);
    assertThat(thinned.y()).as("no peak is lost").contains(1e-3, 1, 2);
  }

  @Test
  void a_png_is_an_image_with_ink() throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(Picture.PNG.draw(Charts.rates(), FILE)));
    assertThat(image.getWidth()).as("two dots a pixel").isEqualTo(2 * 900);
    int inked = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        inked += (image.getRGB(x, y) & 0xffffff) != 0xffffff ? 1 : 0;
      }
    }
    assertThat(inked).isGreaterThan(2000);
  }

  @ParameterizedTest
  @EnumSource(Picture.class)
  void the_same_chart_is_the_same_file(Picture picture) {
    assertThat(picture.draw(Charts.runs(), FILE)).isEqualTo(picture.draw(Charts.runs(), FILE));
  }

  @Test
  void the_page_holds_all_it_needs_and_escapes_what_it_is_told() {
    String page = new String(Picture.HTML.draw(Charts.runs(), FILE), StandardCharsets.UTF_8);
    assertThat(page).doesNotContain("{{").doesNotContain("<b>evil").doesNotContain("src=\"http");
    assertThat(page).doesNotContain("<script>window.harmed");
    assertThat(page).contains("uPlot", "prefers-color-scheme", "a note &amp; more", "\"log\":true");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 80, 300})
  void the_terminal_chart_keeps_to_its_width(int width) {
    for (Chart chart : List.of(Charts.runs(), Charts.rates())) {
      assertThat(TerminalChart.render(chart, width, false).lines())
          .hasSizeGreaterThan(18)
          .filteredOn(line -> !line.contains("script"))
          .allSatisfy(
              line -> assertThat(line.length()).isLessThanOrEqualTo(Math.max(40, width - 1)));
    }
  }

  @Test
  void the_terminal_chart_names_curves_and_limit() {
    assertThat(TerminalChart.render(Charts.runs(), 80, false))
        .contains("0.1", "epoch", "loss")
        .doesNotContain("\u001b");
    assertThat(TerminalChart.render(Charts.rates(), 80, false)).contains("stable limit 0.5");
    assertThat(TerminalChart.render(Charts.runs(), 80, true)).contains("\u001b[0;36m");
  }

  @Test
  void the_terminal_chart_names_curves_where_they_end_in_that_order_in_colours_that_differ() {
    String plain = TerminalChart.render(Charts.compared(), 80, false);
    assertThat(plain).containsSubsequence("0.5 ↑", "0.1\n", "★ 0.2\n");
    assertThat(plain.lines().filter(line -> line.endsWith("★ 0.2")).count()).isEqualTo(1);
    String colored = TerminalChart.render(Charts.compared(), 80, true);
    assertThat(colored).contains("\u001b[0;36m★ 0.2", "\u001b[0;33m0.1", "\u001b[0;35m0.5 ↑");
  }

  @Test
  void the_page_knows_the_winner_and_the_lowest_loss() {
    String page = new String(Picture.HTML.draw(Charts.compared(), FILE), StandardCharsets.UTF_8);
    assertThat(page).contains("\"kind\":\"best\"", "\"kind\":\"theory\"", "\"floor\":2");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1, 1e-310, 1e308})
  void strange_losses_are_drawn_without_a_fall(double strange) {
    Chart.Curve curve =
        new Chart.Curve(
            "x", Chart.Kind.LINE, new double[] {0, 1, 2}, new double[] {strange, 5, strange});
    Chart like = Charts.runs();
    Chart chart =
        new Chart(
            "t",
            "",
            like.x(),
            like.y(),
            List.of(curve),
            List.of(),
            like.table(),
            List.of(),
            Double.NaN,
            null);
    assertThat(TerminalChart.render(chart, 80, false)).isNotEmpty();
    for (Picture picture : Picture.values()) {
      assertThat(picture.draw(chart, FILE)).isNotEmpty();
    }
  }

  @Property(tries = 300)
  void ticks_lie_within_the_range_and_are_few(Draw draw) {
    double low = Math.pow(10, draw.between(-200.0, 200.0));
    double high = low * Math.pow(10, draw.between(0.01, 30.0));
    int most = draw.between(3, 12);
    for (boolean logarithmic : new boolean[] {true, false}) {
      List<Double> ticks = Ticks.of(low, high, logarithmic, most);
      assertThat(ticks)
          .as(() -> String.format(Locale.ROOT, "%g…%g %b", low, high, logarithmic))
          .isNotEmpty()
          .hasSizeLessThanOrEqualTo(2 * most)
          .isSorted()
          .allMatch(tick -> tick >= low * (1 - 1e-6) && tick <= high * (1 + 1e-6));
    }
  }
}
