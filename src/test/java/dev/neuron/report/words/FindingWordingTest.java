package dev.neuron.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.train.Finding;
import dev.neuron.train.Outlook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingWordingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.05 | 120 | the loss still fell by 5 % in the last epoch; about 120 more epochs to"
            + " converge (--epochs), fewer with --optimizer newton",
        "0.05 | 1.2 | the loss still fell by 5 % in the last epoch; about 1 more epoch to"
            + " converge (--epochs), fewer with --optimizer newton",
        "0.05 | Infinity | the loss still fell by 5 % in the last epoch; the gradient is not"
            + " falling, so more epochs at this rate may not converge",
        "0.05 | NaN | the loss still fell by 5 % in the last epoch",
        "-0.05 | 120 | the loss still rose by 5 % in the last epoch"
      })
  void what_more_epochs_would_do(double fall, double needed, String sentence) {
    Finding slow = new Finding.TooSlow(new Outlook(fall, Double.NaN, needed), true, false, true);
    assertThat(FindingWording.sentence(slow, List.of())).isEqualTo(sentence);
  }

  @Test
  void one_example_is_no_plural() {
    Finding few = new Finding.FewerRowsThanParameters(1, 2);
    assertThat(FindingWording.sentence(few, List.of())).startsWith("1 example for 2 parameters: ");
  }
}
