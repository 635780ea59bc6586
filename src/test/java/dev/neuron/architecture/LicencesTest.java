package dev.neuron.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The texts that the licences of the bundled libraries ask for, beside the Apache License's own,
 * are in {@code META-INF/licenses}, word for word.
 */
class LicencesTest {
  private static final String OURS = "/META-INF/licenses/";

  @ParameterizedTest
  @CsvSource({
    "slf4j.txt, org.slf4j.Logger, META-INF/LICENSE.txt",
    "commons-math3.txt, org.apache.commons.math3.util.FastMath, META-INF/LICENSE.txt",
    "fastdoubleparser.txt, ch.randelshofer.fastdoubleparser.JavaDoubleParser, META-INF/LICENSE",
  })
  void a_text_is_the_one_in_the_library(String ours, String typeOfLibrary, String entry)
      throws Exception {
    URI library =
        Class.forName(typeOfLibrary).getProtectionDomain().getCodeSource().getLocation().toURI();
    String theirs = text(URI.create("jar:" + library + "!/" + entry).toURL());
    assertThat(text(LicencesTest.class.getResource(OURS + ours))).isEqualTo(theirs);
  }

  @Test
  void what_comes_without_a_jar_has_its_text_too() {
    assertThat(text(LicencesTest.class.getResource(OURS + "uPlot.txt")))
        .startsWith("The MIT License (MIT)\n\nCopyright (c) 2022 Leon Sorokin\n");
  }

  private static String text(URL place) {
    try (InputStream bytes = place.openStream()) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
