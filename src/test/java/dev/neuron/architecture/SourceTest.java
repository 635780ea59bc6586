package dev.neuron.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SourceTest {
  private static final Pattern WORD = Pattern.compile("\\b(bad)\\b");

  private static int found(String text) {
    return Source.of("cli.Some", text).findAll(WORD).size();
  }

  @Test
  void code_is_searched() {
    assertThat(found("package a.bad;\nint bad = 1; // fine\n")).isEqualTo(1);
  }

  @Test
  void comments_and_strings_are_not() {
    assertThat(found("/* bad */ \"bad \\\" bad\" // bad\n'\"' \"\"\"\n bad \" bad\n\"\"\""))
        .isZero();
  }

  @Test
  void code_behind_a_string_that_looks_like_a_comment_is_searched() {
    assertThat(found("String url = \"https://x\" + bad;")).isEqualTo(1);
  }

  @Test
  void a_package_holds_its_own_names_and_no_longer_ones() {
    assertThat(Source.isWithin("math.Block", "math")).isTrue();
    assertThat(Source.isWithin("mathematics.Block", "math")).isFalse();
    assertThat(Source.of("math.Block", "").area()).isEqualTo("math");
  }
}
