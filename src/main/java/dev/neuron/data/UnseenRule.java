package dev.neuron.data;

/** What to do with a one-hot value that was not there in training ({@code --unseen}). */
public enum UnseenRule {
  /** It is an error. */
  ERROR,
  /** All its features are zero. */
  ZEROS
}
