package dev.neuron.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.cli.Ran;
import dev.neuron.math.Neuron;
import dev.neuron.model.ModelFile;
import dev.neuron.model.Models;
import dev.neuron.model.TrainedNeuron;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The neuron is max(0, 0.5·a − 20·b + 3), with deviations of 1. */
class ShowCommandTest {
  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void save_a_neuron() {
    model = folder.resolve("model.json");
    ModelFile.save(model, Models.of(Neuron.PAPER, 0.5, -20, 3));
  }

  @Test
  void shows_formula_weights_by_size_and_provenance() {
    assertThat(Ran.neuron("show", model))
        .isEqualTo(
            new Ran(
                0,
                """
                y = max(0, −20·b + 0.5·a + 3)

                feature  weight  weight × sd
                b           -20          -20
                a           0.5          0.5
                (bias)        3

                trained  completed after 100 epochs: loss 2874.25 (squared), R² 0.515
                options  optimizer gd, learning-rate 0.125, epochs 100
                data     data.csv, SHA-256 %1$s%1$s%1$s%1$s
                rows     10 read = 8 used + 1 skipped + 1 rejected
                program  neuron 1.2.3 (commit abcdef0123), Java 17.0.1 (Vendor)
                run      2026-01-31T12:00:00Z to 2026-01-31T12:00:05Z
                """
                    .formatted("0123456789abcdef"),
                ""));
  }

  @Test
  void without_known_deviations_the_weights_alone_rank() {
    ModelFile.save(model, Models.rich());
    assertThat(Ran.neuron("show", model).out())
        .containsPattern(
            "\nfeature +weight\nGröße \"m²\" +0.1\ncolor=re=d\\\\n +-1e-300\n +4.94066e-324\n");
  }

  @Test
  void names_from_the_file_cannot_steer_the_terminal() {
    ModelFile.save(model, Models.rich());
    for (String format : new String[] {"text", "markdown", "json"}) {
      assertThat(Ran.neuron("show", model, "--format", format).out())
          .contains("color=re=d\\n")
          .doesNotContain("re=d\n");
    }
  }

  @Test
  void json_has_every_digit() {
    String json = Ran.neuron("show", model, "--format=json").out();
    assertThat(json)
        .startsWith("{\n  \"schema\": 1,\n  \"formula\": \"y = max(0, −20·b + 0.5·a + 3)\",\n")
        .contains(
            "{\n      \"name\": \"b\",\n      \"weight\": -20.0,\n      \"deviation\": 1.0\n    },")
        .contains("\"bias\": 3.0,");
  }

  @Test
  void markdown_is_a_table() {
    assertThat(Ran.neuron("show", model, "--format=markdown").out())
        .contains("```\ny = max(0, −20·b + 0.5·a + 3)\n```\n")
        .contains("| feature | weight | weight × sd |\n|:---|---:|---:|\n| b | -20 | -20 |\n");
  }

  @Test
  void a_row_of_data_is_shown_term_by_term_up_to_the_prediction() {
    Ran ran = Ran.fed("b,a\n9,9\n0.1,2\n", "show", model, "-", "--row", "2", "-q");
    assertThat(ran)
        .isEqualTo(
            new Ran(
                0,
                """
                row 2

                feature    x    w  w·x  sum
                a          2  0.5    1    1
                b        0.1  -20   -2   -1
                (bias)               3    2

                y = relu(2) = 2
                """,
                ""));
    assertThat(Ran.fed("b,a\n0.1,2\n", "show", model, "-", "--row=1", "--format=markdown").out())
        .contains("| b | 0.1 | -20 | -2 | -1 |\n");
  }

  @Test
  void the_terms_sum_to_the_affine_value_to_the_bit() {
    TrainedNeuron neuron = Models.of(Models.linear(), 0.1, 0.2, 0.3, 1e-17, -0.7, 0.1);
    ModelFile.save(model, neuron);
    String json =
        Ran.fed("a,b,c,d,e\n1.1,2.3,1e17,3,7\n", "show", model, "-", "--row=1", "--format=json")
            .out();
    double sum = 0;
    Matcher product = Pattern.compile("\"product\": (.*),").matcher(json);
    while (product.find()) {
      sum += Double.parseDouble(product.group(1));
    }
    double affine = neuron.affine().at(new double[] {1.1, 2.3, 1e17, 3, 7});
    assertThat(sum + neuron.bias()).isEqualTo(affine);
    assertThat(json).contains("\"affine\": " + affine).contains("\"prediction\": " + affine);
  }

  @Test
  void a_row_that_does_not_exist_is_a_usage_error() {
    Ran ran = Ran.fed("a,b\n1,2\n", "show", model, "-", "--row", "2", "-q");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).isEqualTo("neuron: there is no row 2 (the data have 1 row)\n");
  }

  @Test
  void row_and_data_go_together() {
    assertThat(Ran.neuron("show", model, "--row", "1").status()).isEqualTo(2);
    assertThat(Ran.fed("a,b\n1,2\n", "show", model, "-").status()).isEqualTo(2);
    assertThat(Ran.fed("a,b\n1,2\n", "show", model, "-", "--row=0").status()).isEqualTo(2);
  }

  @Test
  void a_row_with_a_missing_cell_has_no_contributions() {
    Ran ran = Ran.fed("a,b\n1,\n", "show", model, "-", "--row=1", "--missing=skip", "-q");
    assertThat(ran.status()).isEqualTo(65);
    assertThat(ran.err()).contains("row 1 has a missing cell");
  }
}
