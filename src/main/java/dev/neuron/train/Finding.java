package dev.neuron.train;

/** Something a run showed that its user should know: numbers only, the words are the report's. */
public sealed interface Finding {

  /** Whether it explains why the run failed, rather than how it could go better. */
  default boolean explainsFailure() {
    return true;
  }

  /** Whether more epochs would have brought the run to its end. */
  default boolean wantsEpochs() {
    return false;
  }

  /** Whether no learning rate helps. */
  default boolean isOfEveryRate() {
    return this instanceof DeadStart || this instanceof NothingToLearn;
  }

  /** Before the first step no example was active. */
  record DeadStart(Start start) implements Finding {}

  /** A step left no example active. */
  record Killed(int epoch, double activeBefore) implements Finding {}

  /**
   * The learning rate is above the stable limit.
   *
   * @param column the feature that sets the limit, −1 for the bias
   */
  record RateAboveLimit(double rate, double limit, int column) implements Finding {}

  /** Before the first step the loss was beyond the range of numbers. */
  record BeyondNumbers() implements Finding {}

  /** The loss grew although the rate is within its limit. */
  record GrewWithinLimit(double rate, double limit) implements Finding {}

  /** All targets are one number that the activation cannot go below. */
  record NothingToLearn(double target) implements Finding {}

  /**
   * Every example is on its side of the boundary, so the loss falls for ever.
   *
   * @param complete whether none lies on the boundary itself
   */
  record Separated(boolean complete) implements Finding {
    @Override
    public boolean explainsFailure() {
      return false;
    }
  }

  /**
   * No step lowers the objective where the run ended, on a kink.
   *
   * @param flat whether the gradient is zero there, which falls beyond the kink all the same
   */
  record AtKink(boolean flat) implements Finding {}

  /** A curved activation so far out that its slope is as good as 0 for every example. */
  record Saturated() implements Finding {}

  /**
   * Targets lie outside what the activation can put out.
   *
   * @param variance the least that they cost, in shares of the targets' variance
   */
  record UnreachableTargets(double variance) implements Finding {
    @Override
    public boolean explainsFailure() {
      return false;
    }
  }

  /**
   * The run was still under way when its epochs ended.
   *
   * @param outlook how it was developing
   * @param newtonHelps whether newton could be used and would be faster
   * @param penalized whether it is loss and penalty that were falling
   * @param withinLimit whether the learning rate is within its limit, so that it can arrive
   */
  record TooSlow(Outlook outlook, boolean newtonHelps, boolean penalized, boolean withinLimit)
      implements Finding {
    @Override
    public boolean wantsEpochs() {
      return withinLimit;
    }

    @Override
    public boolean explainsFailure() {
      return false;
    }
  }

  /**
   * The loss went up and down, and its end is not its best.
   *
   * @param rises in how many of the epochs it rose
   * @param epochs how many there were
   * @param bestLoss the lowest loss
   * @param bestEpoch when that was
   */
  record Unsettled(int rises, int epochs, double bestLoss, int bestEpoch) implements Finding {
    @Override
    public boolean explainsFailure() {
      return false;
    }
  }

  /**
   * Directions differ so much in steepness that gradient descent crawls along the flat ones.
   *
   * @param exact whether the number is known, and not just a lower bound of it
   * @param column the feature that sets the stable rate, −1 for the bias
   */
  record IllConditioned(double conditionNumber, boolean exact, int column) implements Finding {
    @Override
    public boolean explainsFailure() {
      return false;
    }
  }

  /** The neuron predicts no better than the best constant. */
  record BaselineNotBeaten(double loss, double baseline) implements Finding {
    @Override
    public boolean explainsFailure() {
      return false;
    }
  }

  /** There are at least as many parameters as examples, so the fit says little. */
  record FewerRowsThanParameters(long rows, int parameters) implements Finding {
    @Override
    public boolean explainsFailure() {
      return false;
    }
  }

  /**
   * Huber's δ is below half of the errors, or above all of them.
   *
   * @param delta δ
   * @param within how many examples have an error of at most δ
   * @param examples how many there are
   * @param usual the δ that is usual for such errors
   */
  record FarDelta(double delta, long within, long examples, double usual) implements Finding {
    @Override
    public boolean explainsFailure() {
      return false;
    }
  }

  /**
   * In one epoch so many examples, a share 0…1, switched on or off that rates computed for the
   * pattern before say little.
   */
  record PatternChanged(int epoch, double before, double after) implements Finding {
    @Override
    public boolean explainsFailure() {
      return false;
    }
  }
}
