package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neuron.data.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentFilesTest {
  @TempDir Path folder;

  @Test
  void leaves_arguments_without_files_alone() {
    String[] args = {"train", "a@b.csv", "@"};
    assertThat(ArgumentFiles.expand(args)).isSameAs(args);
  }

  @Test
  void puts_the_words_of_the_file_in_its_place() throws IOException {
    Path file = write("\uFEFF# how we train\r\n-e 100  'a b' \"c \\\" d\" e\\ f # more\n'' \"\"");
    assertThat(ArgumentFiles.expand(new String[] {"train", "@" + file, "x.csv"}))
        .containsExactly("train", "-e", "100", "a b", "c \" d", "e f", "", "", "x.csv");
  }

  @Test
  void a_hash_inside_a_word_is_a_letter_and_a_backslash_in_single_quotes_too() throws IOException {
    assertThat(ArgumentFiles.expand(new String[] {"@" + write("a#b 'c\\d'")}))
        .containsExactly("a#b", "c\\d");
  }

  @Test
  void two_at_signs_stand_for_one() {
    assertThat(ArgumentFiles.expand(new String[] {"@@x"})).containsExactly("@x");
  }

  @Test
  void a_file_may_name_another() throws IOException {
    Path inner = write("-q");
    Path outer = Files.writeString(folder.resolve("outer"), "a @" + inner + " b");
    assertThat(ArgumentFiles.expand(new String[] {"@" + outer})).containsExactly("a", "-q", "b");
  }

  @Test
  void the_command_itself_may_come_from_a_file() throws IOException {
    assertThat(Ran.neuron("@" + write("-q help help")).out()).contains("Usage: neuron help");
  }

  @Test
  void debug_counts_in_a_file() throws IOException {
    Object file = "@" + write("--debug");
    assertThat(Ran.neuron("inspect", "none.csv", file).err()).contains("    at dev.neuron.");
    assertThat(Ran.neuron("inspect", "none.csv").err()).doesNotContain("\tat ");
  }

  @Test
  void a_missing_file_is_an_input_that_cannot_be_read() {
    Ran ran = Ran.neuron("help", "@no-such-file");
    assertThat(ran.status()).isEqualTo(66);
    assertThat(ran.err())
        .isEqualTo(
            "neuron: no-such-file: cannot read this argument file"
                + " (write @@no-such-file for an argument that starts with @)\n");
  }

  @Test
  void a_missing_file_named_in_a_file_is_no_ordinary_argument() throws IOException {
    assertThat(Ran.neuron("@" + write("help @no-such-file")).status()).isEqualTo(66);
  }

  @Test
  void a_folder_is_an_input_that_cannot_be_read() {
    assertThat(Ran.neuron("@" + folder).status()).isEqualTo(66);
  }

  @Test
  void refuses_a_file_that_names_itself() throws IOException {
    Path file = folder.resolve("self");
    Files.writeString(file, "@" + file + " @" + file);
    refuses(file, "more than 100 argument files, or one that names itself");
  }

  @Test
  void what_is_given_again_after_the_file_replaces_what_the_file_says() throws IOException {
    String file = "@" + write("--features 1 --rows 2 --seed 7");
    Ran again = Ran.neuron("generate", file, "--rows", 3);
    assertThat(again).isEqualTo(Ran.neuron("generate", "--features", 1, "--rows", 3, "--seed", 7));
    assertThat(again.status()).isZero();
    assertThat(again.err()).isEmpty();
  }

  @Test
  void without_a_file_an_option_given_twice_is_a_mistake() {
    Ran ran = Ran.neuron("generate", "--rows", 2, "--rows", 3);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("'--rows'").contains("only once");
  }

  @Test
  void refuses_an_open_quote() throws IOException {
    refuses(write("a 'b"), "ends inside a quoted argument");
  }

  @Test
  void refuses_what_is_not_utf8() throws IOException {
    Path file = folder.resolve("latin");
    Files.write(file, "größe".getBytes(StandardCharsets.ISO_8859_1));
    refuses(file, "is not UTF-8");
  }

  @Test
  void refuses_a_huge_file_without_reading_it_all() {
    refuses(Path.of("/dev/zero"), "larger than 1 MB");
  }

  private void refuses(Path file, String problem) {
    assertThatThrownBy(() -> ArgumentFiles.expand(new String[] {"@" + file}))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining(file.toString())
        .extracting("kind")
        .isEqualTo(DataException.Kind.CONTENT);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("args"), text);
  }
}
