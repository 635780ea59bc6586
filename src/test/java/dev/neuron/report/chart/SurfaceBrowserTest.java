package dev.neuron.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The loss surface as a reader has it: in a browser, from a file. */
class SurfaceBrowserTest extends InBrowser {
  @BeforeEach
  void open() throws InterruptedException {
    open(FAITHFUL);
  }

  @Test
  void every_size_and_colour_scheme_is_drawn_without_a_complaint_or_a_network()
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target", "browser"));
    for (int width : new int[] {360, 768, 1280, 2000}) {
      for (boolean dark : new boolean[] {false, true}) {
        page.look(width, 900, dark, "screen");
        page.until("document.getElementById('surface').offsetWidth <= innerWidth");
        String name = "surface-" + width + (dark ? "-dark" : "-light");
        Files.write(folder.resolve(name + ".png"), page.screenshot());
        assertThat(number("document.documentElement.scrollWidth")).as(name).isEqualTo(width);
        assertThat(number(COLOURS)).as("shades in " + name).isGreaterThan(10);
      }
    }
    assertThat(page.requests())
        .isNotEmpty()
        .allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
  }

  /** What is drawn here into {@code target/browser}, with fewer colours, is that of the manual. */
  @Test
  void the_picture_of_the_manual_is_the_page_that_its_command_draws()
      throws IOException, InterruptedException {
    Path manual = Path.of("src", "site", "markdown");
    Matcher command =
        Pattern.compile("`neuron surface (data/airquality.csv .*?)`")
            .matcher(Files.readString(manual.resolve("surface.md")));
    assertThat(command.find()).isTrue();
    open((Object[]) command.group(1).split(" "));
    page.look(1280, 1200, false, "screen");
    page.evaluate("(choose(1), run.step(), advanced())");
    BufferedImage whole = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
    BufferedImage drawn = whole.getSubimage(0, 0, 1280, 1200);
    Path folder = Files.createDirectories(Path.of("target", "browser"));
    ImageIO.write(drawn, "png", folder.resolve("surface.png").toFile());
    assumeTrue(number(WIDTH_OF_TEXT) == 228, "the fonts are others");
    BufferedImage kept = ImageIO.read(manual.resolve("pictures/surface.png").toFile());
    assertThat(kept.getWidth()).isEqualTo(1280);
    assertThat(kept.getHeight()).isEqualTo(1200);
    int side = 40; // fonts differ from machine to machine, and what is where does not
    for (int x = 0; x < 1280; x += side) {
      for (int y = 0; y < 1200; y += side) {
        assertThat(brightness(kept, x, y, side))
            .as("copy target/browser/surface.png: at (%d, %d)", x, y)
            .isCloseTo(brightness(drawn, x, y, side), within(12.0));
      }
    }
  }

  private static final String WIDTH_OF_TEXT =
      """
      (() => {
        const ctx = document.createElement('canvas').getContext('2d');
        ctx.font = getComputedStyle(document.body).font;
        return Math.round(ctx.measureText('The loss of predicting Ozone').width);
      })()\
      """;

  private static double brightness(BufferedImage image, int x0, int y0, int side) {
    double sum = 0;
    for (int rgb : image.getRGB(x0, y0, side, side, null, 0, side)) {
      sum += ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3.0;
    }
    return sum / (side * side);
  }

  @Test
  void the_colours_of_the_picture_are_told_with_their_losses() throws InterruptedException {
    assertThat(number("document.querySelectorAll('#bands i').length"))
        .isEqualTo(number("grid.levels.length + 1"));
    String colours =
        "JSON.stringify([...document.querySelectorAll('#bands i')].map(band =>"
            + " getComputedStyle(band).backgroundColor.match(/\\d+/g).map(Number)))";
    String painted =
        "JSON.stringify([...document.querySelectorAll('#bands i')].map((_, k) =>"
            + " grid.color(k, palette().bands).map(Math.round)))";
    assertThat(page.evaluate(colours)).isEqualTo(page.evaluate(painted));
    assertThat(page.evaluate("document.querySelector('#bands .ends').textContent"))
        .startsWith("loss ")
        .endsWith(page.evaluate("short(grid.high, 3)"));
  }

  @Test
  void a_page_that_is_not_laid_out_is_drawn_when_it_is() throws InterruptedException {
    page.evaluate("(document.body.hidden = true, repaint(), begin(data.start))");
    page.look(900, 900, true, "screen");
    assertThat(number("seen")).isZero();
    page.evaluate("document.body.hidden = false");
    page.until("seen > 0");
    assertThat(number(COLOURS)).isGreaterThan(10);
  }

  /** How many colours the surface has. */
  private static final String COLOURS =
      """
      (() => {
        const { width, height } = surface;
        const copy = Object.assign(document.createElement('canvas'), { width, height });
        const ctx = copy.getContext('2d', { willReadFrequently: true });
        ctx.drawImage(surface, 0, 0);
        const dots = ctx.getImageData(0, 0, width, height).data;
        const seen = new Set();
        for (let i = 0; i < dots.length; i += 4) seen.add(dots[i] << 16 | dots[i + 1] << 8 | dots[i + 2]);
        return seen.size;
      })()\
      """;

  @Test
  void epochs_are_counted_from_0_below_the_losses_and_no_label_sticks_out()
      throws InterruptedException {
    String labels =
        page.evaluate(
            """
            (() => {
              const texts = [], kept = CanvasRenderingContext2D.prototype.fillText;
              CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
                const half = this.textAlign === 'center' ? this.measureText(text).width / 2 : 0;
                if (half > 0) texts.push(text + (x + half > this.canvas.clientWidth ? '!' : ''));
              };
              slideTo(0.1 * data.limit);
              begin(plane.point(3, 3.6));
              for (let k = 0; k < 7; k++) run.step();
              texts.length = 0;
              drawLosses();
              drawData(shown().w);
              CanvasRenderingContext2D.prototype.fillText = kept;
              return texts.slice(0, 4).join(' ') + ' …' + texts.filter(text => text.endsWith('!'));
            })()\
            """);
    assertThat(labels).isEqualTo("0 2 4 6 …");
  }

  @Test
  void where_no_kink_crosses_the_paths_the_view_is_wide_enough_for_one()
      throws InterruptedException {
    page.evaluate("run = null");
    assertThat(number("kinksIn(enclosing())")).isZero();
    assertThat(number("kinksIn(fitted())")).isPositive();
  }

  @Test
  void the_page_descends_as_train_does() throws IOException, InterruptedException {
    Object[][] runs = {
      {DIABETES},
      {Path.of("data", "mtcars.csv"), "--l2=0.3", "--learning-rate=0.05"},
      {Path.of("data", "mtcars.csv"), "--l1=0.5", "--scale=minmax"},
      {DIABETES, "--cost=huber", "--delta=50", "--activation=softplus"},
      {Path.of("data", "breast_cancer.csv"), "--activation=sigmoid", "--cost=log-loss"},
      {DIABETES, "--activation=elu", "--weights=age"},
    };
    for (Object[] options : runs) {
      open(options);
      String difference =
          page.evaluate(
              """
              (() => {
                const own = new Descent(model, data, data.start, data.rate);
                const train = data.runs[0].losses;
                for (let k = 0; k < 50 && !own.end; k++) own.step();
                return own.losses.length + ' '
                  + Math.max(...own.losses.map((loss, k) => Math.abs(loss / train[k] - 1)));
              })()\
              """);
      assertThat(difference).as("%s", List.of(options)).startsWith("51 ");
      assertThat(Double.parseDouble(difference.substring(3)))
          .as("%s", List.of(options))
          .isLessThanOrEqualTo(1e-9);
    }
  }

  @Test
  void a_click_places_the_start_of_a_run_that_play_runs_and_its_fate_is_named()
      throws InterruptedException {
    page.evaluate("slideTo(0.4 * data.limit)");
    String place = "surface.getBoundingClientRect()";
    double x = number(place + ".left + box.x(0.5)");
    double y = number(place + ".top + box.y((range.v0 + range.v1) / 2)");
    page.moveTo(x, y);
    page.until("document.getElementById('where').textContent.includes('272 of 272 active')");
    page.press(x, y);
    page.until("run !== null && run.points.length === 1 && playing === 0");
    assertThat(text("fate")).startsWith("Starts here; play or one step runs it. Epoch 0: loss ");
    page.click("#play");
    page.until("run.end !== null");
    assertThat(number("plane.u(run.points[0])")).isCloseTo(0.5, withinPercentage(2));
    assertThat(page.evaluate("document.getElementById('fate').textContent"))
        .startsWith("settles – converged after ");
    assertThat(text("numbers")).contains("z = w·x + b", "e = a − y", "∂C/∂w", "∂C/∂b");
  }

  @Test
  void the_slider_changes_the_fate_at_the_limit() throws InterruptedException {
    // At the limit itself the steepest direction neither falls nor grows.
    for (String times : new String[] {"0.97", "1.03"}) {
      page.evaluate(
          "slider.value = Math.round(place("
              + times
              + " * data.limit)),"
              + " slider.dispatchEvent(new Event('input')), begin(plane.point(3, 3.6))");
      page.evaluate("(() => { while (!run.end) run.step(); tellRun(); })()");
      String fate = page.evaluate("document.getElementById('fate').textContent");
      String foreseen = page.evaluate("document.getElementById('times').textContent");
      if (times.equals("0.97")) {
        assertThat(fate).startsWith("settles");
        assertThat(foreseen).contains("the limit: settles, close to the least after ~");
      } else {
        assertThat(fate).doesNotStartWith("settles");
        assertThat(foreseen).contains("the limit: may settle, as examples that are not active");
      }
    }
  }

  @Test
  void the_dead_region_is_where_no_example_is_active() throws InterruptedException {
    // Below every kink: z = w·x + b ≤ 0 for all of them, so w = 0 and any b ≤ 0.
    assertThat(number("plane.dead({u0: -1, u1: 1, v0: -9, v1: 9}).length")).isGreaterThan(2);
    assertThat(number("plane.active(0, -1)")).isZero();
    assertThat(number("plane.dead({u0: -1, u1: 1, v0: 5, v1: 9}).length")).isZero();
    page.evaluate("begin(plane.point(0, -1))");
    assertThat(page.evaluate("document.getElementById('fate').textContent"))
        .startsWith("dies – dead at the start");
  }

  private void key(String key) throws InterruptedException {
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, key: '"
            + key
            + "'}))");
  }

  @Test
  void keys_play_step_and_zoom() throws InterruptedException {
    page.evaluate("(slideTo(0.1 * data.limit), begin(data.start))");
    key("s");
    assertThat(number("run.epoch")).isPositive();
    double before = number("range.u1 - range.u0");
    key("+");
    assertThat(number("range.u1 - range.u0")).isCloseTo(0.7 * before, withinPercentage(0.01));
    key("0");
    page.evaluate(
        "surface.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, key: 'ArrowUp'}))");
    double up = number("pointer[1]");
    key("s");
    assertThat(number("plane.v(run.points[0])")).isCloseTo(up, withinPercentage(1e-6));
    assertThat(number("run.epoch")).isEqualTo(1);
    key("s");
    assertThat(number("run.epoch")).as("the same run goes on").isNotEqualTo(0);
    key(" ");
    page.until("run.end !== null");
  }

  @Test
  void the_tables_hold_what_the_picture_shows() throws InterruptedException {
    assertThat(page.evaluate("document.querySelector('#tables table').innerText"))
        .contains("converged after 1 epoch");
    assertThat(number("document.querySelectorAll('details tbody tr').length")).isEqualTo(2);
  }
}
