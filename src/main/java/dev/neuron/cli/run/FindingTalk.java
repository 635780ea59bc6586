package dev.neuron.cli.run;

import dev.neuron.cli.console.Console;
import dev.neuron.data.Columns;
import dev.neuron.data.Statistics;
import dev.neuron.diagnose.certainty.Refusal;
import dev.neuron.math.Cost;
import dev.neuron.math.Neuron;
import dev.neuron.report.compare.FoundRate;
import dev.neuron.report.run.RunEnd;
import dev.neuron.report.words.CertaintyWording;
import dev.neuron.report.words.FindingWording;
import dev.neuron.report.words.RunWording;
import dev.neuron.train.Cause;
import dev.neuron.train.Finding;
import dev.neuron.train.Problem;
import dev.neuron.train.TrainingPlan;
import dev.neuron.train.TrainingResult;
import dev.neuron.train.Verdict;
import dev.neuron.train.compare.ComparedRun;
import dev.neuron.train.fate.ActiveCurvature;
import dev.neuron.train.fate.Diagnosis;
import java.util.List;

/** What there is to say to the user about a run that has ended. */
public final class FindingTalk {
  private FindingTalk() {}

  /** Points to the loss made for targets of 0 and 1 where another one is in force. */
  public static void pointToLogLoss(Neuron neuron, Statistics.Target y, Console console) {
    Cost.Kind cost = neuron.cost().kind();
    boolean other = cost != Cost.Kind.LOG_LOSS && cost != Cost.Kind.HINGE;
    if (other && y.isBinary()) {
      console.note("every target is 0 or 1: --activation sigmoid --cost log-loss is made for that");
    }
  }

  /** Warns of targets that the activation cannot put out, by their share. */
  public static void warnOfTargets(Problem problem, Console console) {
    Neuron neuron = problem.neuron();
    double share =
        neuron.cost().isMargin() ? 0 : problem.targets().shareOutside(neuron.activation());
    if (share > 0) {
      console.warn(FindingWording.outside(share, neuron.activation()));
    }
  }

  /** Why a run failed, a sentence each; empty if it did not. */
  public static List<String> causes(
      TrainingPlan plan, Problem problem, TrainingResult result, List<String> names) {
    Verdict verdict = result.verdict();
    return !verdict.isFailure()
        ? List.of()
        : Diagnosis.of(plan, problem, result).stream()
            .filter(Finding::explainsFailure)
            .map(finding -> verdict.word() + ": " + FindingWording.sentence(finding, names))
            .toList();
  }

  /** What keeps every rate from training, else why the run of the smallest rate failed. */
  public static List<String> causes(FoundRate found, Problem problem, List<String> names) {
    for (ComparedRun run : found.runs()) {
      List<Finding> findings = Diagnosis.of(run.plan(), problem, run.result());
      if (found.best() == null || findings.stream().anyMatch(Finding::isOfEveryRate)) {
        return causes(run.plan(), problem, run.result(), names);
      }
    }
    return List.of();
  }

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

  /** What curvature there was, for who debugs, unless the run was interrupted. */
  public static void debug(Console console, Problem problem, RunEnd end, Columns columns) {
    if (!console.isVerbose() || end.result().cause() == Cause.INTERRUPTED) {
      return;
    }
    console.debug(RunWording.spectrum(problem.curvature().spectrum()));
    ActiveCurvature active = end.activeCurvature().get();
    if (active != null) {
      console.debug(RunWording.active(active, columns.names()));
    }
  }
}
