package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.neuron.report.chart.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual as a site, as the release makes it. */
@Tag("slow")
class ManualSiteIT {
  private static final Pattern LINK = Pattern.compile(" (?:href|src)=\"([^\"]*)\"");

  private Path site;

  @BeforeEach
  void build() {
    site = ReleaseBuild.plain().resolve("site");
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(site)) {
      return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
  }

  @Test
  void every_link_of_the_site_leads_somewhere() throws IOException {
    List<String> links = new ArrayList<>();
    for (Path page : pages()) {
      Matcher matcher = LINK.matcher(Files.readString(page));
      while (matcher.find()) {
        String[] parts = matcher.group(1).split("#", 2);
        if (!parts[0].contains("://")) {
          links.add(matcher.group(1));
          Path file = parts[0].isEmpty() ? page : site.resolve(parts[0]);
          assertThat(file).as("%s: %s", page, matcher.group(1)).exists();
          if (parts.length == 2) {
            assertThat(file).content().contains(" id=\"" + parts[1] + "\"");
          }
        }
      }
    }
    assertThat(links).contains("pictures/surface.html", "install.html#what-the-launcher-keeps");
  }

  @Test
  void every_option_can_be_searched_for() throws IOException {
    String index = Files.readString(site.resolve("search.js"));
    assertThat(index)
        .contains("\"neuron train\",\"-l, --learning-rate auto|NUMBER\",\"The step size")
        .contains("\"Your first neuron\",\"Your data\",\"Take a table of yours");
    Matcher matcher = Pattern.compile("(?m)^\\[\"([^\"#]*)#([^\"]*)\",").matcher(index);
    int sections = 0;
    for (; matcher.find(); sections++) {
      assertThat(site.resolve(matcher.group(1)))
          .content()
          .contains(" id=\"" + matcher.group(2) + "\"");
    }
    assertThat(sections).isGreaterThan(500);
  }

  /** Every page in a frame of 360 and of 1280 pixels: what is wider scrolls in a box of its own. */
  @Test
  void no_page_is_wider_than_its_window(@TempDir Path folder) throws IOException {
    assumeThat(Browser.program()).as("Chromium").isNotNull();
    String names =
        pages().stream()
            .map(page -> "'" + page.toUri() + "'")
            .collect(Collectors.joining(",\n", "[", "]"));
    Path script = folder.resolve("measure.html");
    Files.writeString(
        script,
        """
        <!DOCTYPE html><meta charset="utf-8"><body><script>
        (async () => {
          const wide = [];
          for (const width of [360, 1280]) for (const page of PAGES) {
            const frame = document.createElement('iframe');
            frame.style.cssText = `width: ${width}px; height: 800px; border: 0`;
            frame.src = page;
            document.body.append(frame);
            await new Promise(done => frame.onload = done);
            const root = frame.contentDocument;
            if (root.documentElement.scrollWidth > width) wide.push(page + ' at ' + width);
            for (const piece of root.querySelectorAll('main *')) {
              const box = piece.closest('pre, .wide');
              const isOut = box === null && piece.getBoundingClientRect().right > width + 1;
              const isWide = width === 1280 && box === piece && box.scrollWidth > box.clientWidth;
              if (isOut || isWide) wide.push(page + ' at ' + width + ': ' + piece.textContent.slice(0, 80));
            }
            frame.remove();
          }
          document.body.textContent = 'too wide: ' + wide.length + ' ' + wide.join('; ') + '.';
        })();
        </script>
        """
            .replace("PAGES", names));
    ProcessBuilder chromium =
        new ProcessBuilder(
                Browser.program().toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--allow-file-access-from-files",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=1400,900",
                "--virtual-time-budget=600000",
                "--dump-dom",
                script.toUri().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    assertThat(PackagedProgram.finish(chromium).stdout()).contains("too wide: 0 .");
  }
}
