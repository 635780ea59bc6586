package dev.neuron.cli.run;

import dev.neuron.cli.console.Console;
import dev.neuron.data.Columns;
import dev.neuron.diagnose.certainty.Refusal;
import dev.neuron.report.run.RunEnd;
import dev.neuron.report.words.CertaintyWording;
import dev.neuron.report.words.FindingWording;
import dev.neuron.train.Finding;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.Verdict;
import java.util.List;

/** What there is to say to the user about a run that has ended. */
public final class FindingTalk {
  private FindingTalk() {}

  /** Errors where findings explain a failure, warnings where something needs a look, else notes. */
  public static void tell(Console console, TrainingPlan plan, RunEnd end, Columns columns) {
    Verdict verdict = end.result().verdict();
    boolean failed = verdict.isFailure();
    List<String> names = columns.names();
    for (Finding finding : end.findings()) {
      String sentence = FindingWording.sentence(finding, names);
      if (!finding.explainsFailure()) {
        console.note(sentence);
      } else if (failed) {
        console.error(verdict.word() + ": " + sentence);
      } else {
        console.warn(sentence);
      }
    }
    if (end.certainty() instanceof Refusal refusal) {
      console.lack(CertaintyWording.refusal(refusal, plan, end.result(), columns));
    }
  }
}
