package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way a run can end, named in text and in the events. */
class StoppingTest {
  private static final String DATA = "x,y\n1,2\n2,3\n3,5\n4,4\n5,7\n";

  private static String[] command(String options, String more) {
    return ("train - --quiet " + options + " " + more).trim().split(" ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -l 0.05                       | completed 100 epochs           | completed | all epochs are done
          -l 0.5                        | converged after 1 epoch        | converged | norm is within the tolerance
          -l 0.1 --target-loss 1        | stopped after 4 epochs at --target-loss | stopped | the target loss is reached
          -l 0.1 --max-time 1e-9        | stopped after 0 epochs by --max-time    | stopped | the time is over
          -l 0.3 -e 900 --patience 2 --tolerance 0 | by --patience; best at epoch | stopped | no better loss since epoch
          -l 3 -a identity              | diverged at epoch              | diverged  | the loss grew above four times its best
          -l 3                          | dead, killed at epoch          | dead      | no example is active since epoch
          --init zeros                  | dead at the start              | dead      | no example is active at the start
          -a sigmoid --init 800 -e 3    | completed 3 epochs, stuck      | completed | the activation is saturated
          """)
  void is_named_in_text_and_in_the_events(
      String options, String text, String verdict, String reason) {
    assertThat(Ran.fed(DATA, (Object[]) command(options, "")).out()).contains(text);
    assertThat(Ran.fed(DATA, (Object[]) command(options, "--format jsonl")).out())
        .contains("\"event\":\"end\",\"verdict\":\"" + verdict + "\",\"reason\":\"")
        .contains(reason);
  }

  @Test
  void patience_keeps_the_best_weights_when_the_epochs_run_out_first() {
    String options = "-b 1 -l 0.2 -e 40 --patience 30 --report-every 40";
    String out = Ran.fed(DATA, (Object[]) command(options, "")).out();
    String best = out.replaceAll("(?s).*best at epoch (\\d+): loss (\\S+),.*", "$1 $2");
    assertThat(best).matches("\\d+ \\S+");
    String[] epochAndLoss = best.split(" ");
    String every = Ran.fed(DATA, (Object[]) command("-b 1 -l 0.2 -e 40", "")).out();
    assertThat(every).containsPattern(" " + epochAndLoss[0] + " +" + epochAndLoss[1] + " ");
  }

  @Test
  void a_rate_that_changes_is_shown_in_every_line() {
    String options = "-l 0.1 -e 3 --schedule exponential:0.5";
    assertThat(Ran.fed(DATA, (Object[]) command(options, "")).out())
        .containsPattern("epoch +loss +gradient +active +rate\n")
        .containsPattern(" 1 .* 0\\.1\n")
        .containsPattern(" 2 .* 0\\.05\n")
        .containsPattern(" 3 .* 0\\.025\n");
    assertThat(Ran.fed(DATA, (Object[]) command("-l 0.1 -e 3", "")).out()).doesNotContain("rate\n");
  }
}
