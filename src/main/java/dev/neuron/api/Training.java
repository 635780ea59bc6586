package dev.neuron.api;

import dev.neuron.cli.Failures;
import dev.neuron.cli.command.QuietTraining;
import dev.neuron.data.DataSource;
import dev.neuron.train.EpochResult;
import dev.neuron.train.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** How a neuron learns. Immutable; whatever is not said has the default of {@code neuron train}. */
public final class Training {
  /** The paper's neuron, gradient descent at a rate computed from the data, 100 epochs. */
  public static final Training DEFAULT = new Training(Options.NONE, epoch -> {});

  private final Options options;
  private final Consumer<Epoch> listener;

  private Training(Options options, Consumer<Epoch> listener) {
    this.options = options;
    this.listener = listener;
  }

  private Training with(Options more) {
    return new Training(options.and(more), listener);
  }

  private Training number(String name, double value) {
    return option(name, Double.toString(value));
  }

  private Training count(String name, long value) {
    return option(name, Long.toString(value));
  }

  /**
   * The same of another neuron.
   *
   * @param neuron activation and cost
   * @return the training
   */
  public Training neuron(Neuron neuron) {
    Options others = options.without("--alpha").without("--delta").without("--quantile");
    return new Training(others, listener)
        .with(neuron.activation().options())
        .with(neuron.cost().options());
  }

  /**
   * The same by another method.
   *
   * @param optimizer the method with its constants
   * @return the training
   */
  public Training optimizer(Optimizer optimizer) {
    return with(optimizer.options());
  }

  /**
   * The same at a learning rate, in place of the one that is computed from the data.
   *
   * @param rate η, above 0
   * @return the training
   */
  public Training learningRate(double rate) {
    return number("--learning-rate", rate);
  }

  /**
   * The same for so many epochs, passes over the data.
   *
   * @param most how many at most, at least 0
   * @return the training
   */
  public Training epochs(int most) {
    return count("--epochs", most);
  }

  /**
   * The same by mini-batches, in place of all examples in each step.
   *
   * @param examples how many in a step, at least 1
   * @return the training
   */
  public Training batchSize(long examples) {
    return count("--batch-size", examples);
  }

  /**
   * The same with another seed of everything random.
   *
   * @param seed the seed
   * @return the training
   */
  public Training seed(long seed) {
    return count("--seed", seed);
  }

  /**
   * The same with another tolerance: a run has converged when the gradient's norm falls to this
   * part of the best constant's.
   *
   * @param share from 0, for never, to below 1
   * @return the training
   */
  public Training tolerance(double share) {
    return number("--tolerance", share);
  }

  /**
   * The same that stops after so many epochs without a better loss, and keeps the best weights.
   *
   * @param epochs how many, at least 1
   * @return the training
   */
  public Training patience(int epochs) {
    return count("--patience", epochs);
  }

  /**
   * The same with the penalty λ₁‖w‖₁, the bias exempt.
   *
   * @param lambda λ₁, at least 0
   * @return the training
   */
  public Training l1(double lambda) {
    return number("--l1", lambda);
  }

  /**
   * The same with the penalty ½λ₂‖w‖², the bias exempt.
   *
   * @param lambda λ₂, at least 0
   * @return the training
   */
  public Training l2(double lambda) {
    return number("--l2", lambda);
  }

  /**
   * The same with a share of the rows put apart, to see the loss on unseen data.
   *
   * @param share of the rows, between 0 and 1
   * @return the training
   */
  public Training validation(double share) {
    return number("--validation", share);
  }

  /**
   * The same with a file of unseen data.
   *
   * @param file with the columns trained on
   * @return the training
   */
  public Training validation(Path file) {
    return option("--validation", file.toString());
  }

  /**
   * The same on so many threads; the bits are the same for any number.
   *
   * @param most how many, at least 1; all processors unless said
   * @return the training
   */
  public Training threads(int most) {
    return count("--threads", most);
  }

  /**
   * The same that tells every epoch as soon as it is done, by the thread that trains.
   *
   * @param listener is given each line of the history; what it throws ends the training
   * @return the training
   */
  public Training onEpoch(Consumer<Epoch> listener) {
    return new Training(options, Objects.requireNonNull(listener, "listener"));
  }

  /**
   * The same with any option that {@code neuron train --help} lists under <i>Neuron</i>,
   * <i>Training</i> or <i>Engine</i>, such as {@code --schedule}, {@code --init}, {@code --scale}
   * or {@code --out-of-core}; also {@code --summary}.
   *
   * @param name the long name, {@code --schedule}
   * @param value the value, {@code cosine}; empty for an option without one
   * @return the training
   * @throws NeuronException if the name is none; whether there is such an option is seen in {@link
   *     #run}
   */
  public Training option(String name, String value) {
    return new Training(options.with(name, value), listener);
  }

  /**
   * Trains. When the thread is interrupted, the run ends after the step it is in, and the neuron is
   * the one of the last epoch; the thread stays interrupted.
   *
   * @param data the examples
   * @return the neuron
   * @throws NeuronException if the options contradict one another or do not fit the data, the data
   *     cannot be used, or the run fails
   */
  public TrainedNeuron run(Data data) {
    Talk talk = new Talk();
    List<Epoch> history = new ArrayList<>();
    TrainingListener telling =
        new TrainingListener() {
          @Override
          public void epoch(EpochResult line) {
            Epoch epoch = Epoch.of(line);
            history.add(epoch);
            listener.accept(epoch);
          }
        };
    dev.neuron.model.TrainedNeuron model = NeuronException.told(() -> run(data, talk, telling));
    if (model == null) {
      throw NeuronException.training(talk.errors());
    }
    return new TrainedNeuron(model, history, talk.notes());
  }

  private dev.neuron.model.TrainedNeuron run(Data data, Talk talk, TrainingListener telling) {
    QuietTraining training = new QuietTraining();
    Failures.parse(training, data.options().and(options).words(data.files()));
    DataSource table = data.table() == null ? null : data.table().source();
    Thread caller = Thread.currentThread();
    return training.run(talk.console(), table, telling, caller::isInterrupted);
  }
}
