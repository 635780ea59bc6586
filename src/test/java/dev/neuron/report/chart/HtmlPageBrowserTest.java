package dev.neuron.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page as a reader has it: in a browser, from a file. */
class HtmlPageBrowserTest extends InBrowser {
  @BeforeEach
  void open() throws IOException, InterruptedException {
    show(Charts.runs(), "page.html");
  }

  private void keep(String name) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target", "browser"));
    Files.write(folder.resolve(name + ".png"), page.screenshot());
  }

  private void show(Chart chart, String name) throws IOException, InterruptedException {
    Path file = directory.resolve(name);
    Files.write(file, Picture.HTML.draw(chart, file));
    page.show(file);
  }

  @Test
  void every_size_and_colour_scheme_is_drawn_without_a_complaint_or_a_network()
      throws IOException, InterruptedException {
    for (int width : new int[] {360, 1280}) {
      for (boolean dark : new boolean[] {false, true}) {
        page.look(width, 900, dark, "screen");
        page.until("document.querySelector('.u-wrap').offsetWidth <= innerWidth");
        String name = (width < 600 ? "phone" : "desktop") + (dark ? "-dark" : "-light");
        keep(name);
        assertThat(number("document.documentElement.scrollWidth")).as(name).isEqualTo(width);
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
            .as(name)
            .isEqualTo(dark ? "rgb(20, 23, 28)" : "rgb(255, 255, 255)");
        assertThat(number(INKED)).as(name).isGreaterThan(500);
      }
    }
    assertThat(page.requests())
        .isNotEmpty()
        .allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
  }

  /** How many dots of the picture are not blank. */
  private static final String INKED =
      """
      (() => {
        const chart = document.querySelector('#chart canvas'), { width, height } = chart;
        const copy = Object.assign(document.createElement('canvas'), { width, height });
        const ctx = copy.getContext('2d', { willReadFrequently: true });
        ctx.drawImage(chart, 0, 0);
        const dots = ctx.getImageData(0, 0, width, height).data;
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
    page.show(residuals);
    page.until("document.querySelector('.u-wrap').offsetWidth <= innerWidth");
    String visible = "String([...document.querySelectorAll('button')].filter(b => b.offsetWidth))";
    assertThat(page.evaluate(visible)).isEmpty();
    String told =
        "[...document.querySelectorAll('#legend .value')].map(v => v.textContent).join('')";
    assertThat(page.evaluate(told)).isEmpty();
  }

  @Test
  void pointing_at_an_epoch_shows_its_losses() throws InterruptedException {
    String over = "document.querySelector('.u-over').getBoundingClientRect()";
    double y = number(over + ".top + 50");
    page.moveTo(number(over + ".left + 10 / 19 * " + over + ".width"), y);
    page.until("document.querySelector('#where').textContent === 'epoch 10'");
    assertThat(page.evaluate("document.querySelectorAll('#legend .value')[0].textContent"))
        .isEqualTo("10");
    page.moveTo(5, 5);
    page.until("document.querySelector('#where').textContent === ''");
    assertThat(page.evaluate("document.querySelectorAll('#legend .value')[0].textContent"))
        .isEqualTo("5.26316");
  }

  @Test
  void a_run_can_be_switched_off_and_on() throws InterruptedException {
    double all = number(INKED);
    page.click("#legend input");
    page.until("document.querySelector('#legend label').className === 'off'");
    evaluateFrames();
    assertThat(number(INKED)).isLessThan(all);
    page.click("[data-all=true]");
    evaluateFrames();
    assertThat(number(INKED)).isEqualTo(all);
    page.click("[data-all=false]");
    assertThat(number("document.querySelectorAll('#legend .off').length")).isEqualTo(2);
    page.click("[data-all=true]");
  }

  private void evaluateFrames() throws InterruptedException {
    page.evaluate("new Promise(d => requestAnimationFrame(() => requestAnimationFrame(d)))");
  }

  @Test
  void the_scale_can_be_switched_between_log_and_linear() throws InterruptedException {
    page.click("[data-scale=linear]");
    assertThat(page.evaluate("document.querySelector('[data-scale=linear]').ariaPressed"))
        .isEqualTo("true");
    assertThat(page.evaluate("document.querySelector('[data-scale=log]').ariaPressed"))
        .isEqualTo("false");
    page.click("[data-scale=log]");
    assertThat(page.evaluate("document.querySelector('[data-scale=log]').ariaPressed"))
        .isEqualTo("true");
  }

  @Test
  void above_the_best_the_winner_falls_below_what_a_logarithm_of_the_loss_shows()
      throws IOException, InterruptedException {
    show(Charts.compared(), "compared.html");
    page.click("[data-scale=best]");
    assertThat(page.evaluate("document.querySelector('[data-scale=best]').ariaPressed"))
        .isEqualTo("true");
    assertThat(page.evaluate("document.querySelector('#legend .best').innerText"))
        .contains("★ 0.2");
    assertThat(page.evaluate("document.querySelector('tr.best').innerText")).contains("2");
    assertThat(page.evaluate("document.querySelectorAll('#legend li').length"))
        .as("theory's line belongs to its curve")
        .isEqualTo("3");
  }

  @Test
  void it_prints_on_paper_without_its_buttons() throws InterruptedException {
    page.look(1280, 900, true, "print");
    assertThat(page.evaluate("getComputedStyle(document.querySelector('.tools')).display"))
        .isEqualTo("none");
    assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
    String start = new String(page.pdf(), 0, 5, StandardCharsets.US_ASCII);
    assertThat(start).isEqualTo("%PDF-");
  }

  @Test
  void what_names_hold_is_text_and_never_runs() throws InterruptedException {
    assertThat(page.evaluate("window.harmed")).isEqualTo("undefined");
    assertThat(page.evaluate("document.querySelectorAll('#legend label')[1].innerText"))
        .contains("</script><script>");
  }
}
