package dev.neuron.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.neuron.cli.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a reader has it: in a browser, from a file. */
@Tag("slow")
class HtmlPageBrowserTest {
  @TempDir private static Path directory;
  private static Browser browser;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    assumeTrue(Browser.program() != null, "there is no Chromium on the PATH");
    Path page = directory.resolve("page.html");
    Files.write(page, Picture.HTML.draw(Charts.runs(), page));
    browser = Browser.open(page, directory.resolve("profile"));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void keep(String name) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target", "browser"));
    Files.write(folder.resolve(name + ".png"), browser.screenshot());
  }

  private static double number(String expression) throws InterruptedException {
    return Double.parseDouble(browser.evaluate(expression));
  }

  @Test
  void every_size_and_colour_scheme_is_drawn_without_a_complaint_or_a_network()
      throws IOException, InterruptedException {
    for (int width : new int[] {360, 1280}) {
      for (boolean dark : new boolean[] {false, true}) {
        browser.look(width, 900, dark, "screen");
        browser.until("document.querySelector('.u-wrap').offsetWidth <= innerWidth");
        String name = (width < 600 ? "phone" : "desktop") + (dark ? "-dark" : "-light");
        keep(name);
        assertThat(number("document.documentElement.scrollWidth")).as(name).isEqualTo(width);
        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
            .as(name)
            .isEqualTo(dark ? "rgb(20, 23, 28)" : "rgb(255, 255, 255)");
        assertThat(number(INKED)).as(name).isGreaterThan(500);
      }
    }
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
  }

  /** How many dots of the picture are not blank. */
  private static final String INKED =
      """
      (() => {
        const canvas = document.querySelector('#chart canvas');
        const dots = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        let inked = 0;
        for (let i = 3; i < dots.length; i += 4) inked += dots[i] > 0 ? 1 : 0;
        return inked;
      })()\
      """;

  /** The page of {@code evaluate --plot}: dots for rows, and the line without an error. */
  @Test
  void a_page_of_rows_has_no_buttons_that_choose_nothing() throws Exception {
    Path model = directory.resolve("m.json");
    Path data = Path.of("data", "faithful.csv");
    Path residuals = directory.resolve("residuals.html");
    assertThat(Ran.neuron("train", data, "-q", "-m", model).status()).isZero();
    assertThat(Ran.neuron("evaluate", model, data, "-q", "--plot", residuals).status()).isZero();
    try (Browser page = Browser.open(residuals, directory.resolve("profile-of-rows"))) {
      page.look(1280, 900, false, "screen");
      page.until("document.querySelector('.u-wrap').offsetWidth <= innerWidth");
      String visible =
          "String([...document.querySelectorAll('button')].filter(b => b.offsetWidth))";
      assertThat(page.evaluate(visible)).isEmpty();
      String told =
          "[...document.querySelectorAll('#legend .value')].map(v => v.textContent).join('')";
      assertThat(page.evaluate(told)).isEmpty();
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void pointing_at_an_epoch_shows_its_losses() throws InterruptedException {
    browser.look(1280, 900, false, "screen");
    String over = "document.querySelector('.u-over').getBoundingClientRect()";
    double y = number(over + ".top + 50");
    browser.moveTo(number(over + ".left + 10 / 19 * " + over + ".width"), y);
    browser.until("document.querySelector('#where').textContent === 'epoch 10'");
    assertThat(browser.evaluate("document.querySelectorAll('#legend .value')[0].textContent"))
        .isEqualTo("10");
    browser.moveTo(5, 5);
    browser.until("document.querySelector('#where').textContent === ''");
    assertThat(browser.evaluate("document.querySelectorAll('#legend .value')[0].textContent"))
        .isEqualTo("5.26316");
  }

  @Test
  void a_run_can_be_switched_off_and_on() throws InterruptedException {
    browser.look(1280, 900, false, "screen");
    double all = number(INKED);
    browser.click("#legend input");
    browser.until("document.querySelector('#legend label').className === 'off'");
    evaluateFrames();
    assertThat(number(INKED)).isLessThan(all);
    browser.click("[data-all=true]");
    evaluateFrames();
    assertThat(number(INKED)).isEqualTo(all);
    browser.click("[data-all=false]");
    assertThat(number("document.querySelectorAll('#legend .off').length")).isEqualTo(2);
    browser.click("[data-all=true]");
  }

  private static void evaluateFrames() throws InterruptedException {
    browser.evaluate("new Promise(d => requestAnimationFrame(() => requestAnimationFrame(d)))");
  }

  @Test
  void the_scale_can_be_switched_between_log_and_linear() throws InterruptedException {
    browser.click("[data-scale=linear]");
    assertThat(browser.evaluate("document.querySelector('[data-scale=linear]').ariaPressed"))
        .isEqualTo("true");
    assertThat(browser.evaluate("document.querySelector('[data-scale=log]').ariaPressed"))
        .isEqualTo("false");
    browser.click("[data-scale=log]");
    assertThat(browser.evaluate("document.querySelector('[data-scale=log]').ariaPressed"))
        .isEqualTo("true");
  }

  @Test
  void above_the_best_the_winner_falls_below_what_a_logarithm_of_the_loss_shows()
      throws IOException, InterruptedException {
    Path page = directory.resolve("compared.html");
    Files.write(page, Picture.HTML.draw(Charts.compared(), page));
    try (Browser compared = Browser.open(page, directory.resolve("another"))) {
      compared.click("[data-scale=best]");
      assertThat(compared.evaluate("document.querySelector('[data-scale=best]').ariaPressed"))
          .isEqualTo("true");
      assertThat(compared.evaluate("document.querySelector('#legend .best').innerText"))
          .contains("★ 0.2");
      assertThat(compared.evaluate("document.querySelector('tr.best').innerText")).contains("2");
      assertThat(compared.evaluate("document.querySelectorAll('#legend li').length"))
          .as("theory's line belongs to its curve")
          .isEqualTo("3");
      assertThat(compared.complaints()).isEmpty();
    }
  }

  @Test
  void it_prints_on_paper_without_its_buttons() throws InterruptedException {
    browser.look(1280, 900, true, "print");
    assertThat(browser.evaluate("getComputedStyle(document.querySelector('.tools')).display"))
        .isEqualTo("none");
    assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
    String start = new String(browser.pdf(), 0, 5, StandardCharsets.US_ASCII);
    assertThat(start).isEqualTo("%PDF-");
    browser.look(1280, 900, false, "screen");
  }

  @Test
  void what_names_hold_is_text_and_never_runs() throws InterruptedException {
    assertThat(browser.evaluate("window.harmed")).isEqualTo("undefined");
    assertThat(browser.evaluate("document.querySelectorAll('#legend label')[1].innerText"))
        .contains("</script><script>");
  }
}
