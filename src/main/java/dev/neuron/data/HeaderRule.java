package dev.neuron.data;

/** Whether the first row holds the column names ({@code --header}). */
public enum HeaderRule {
  /** Decided by the content; the decision is noted. */
  AUTO,
  /** It does. */
  YES,
  /** It is data; the columns are called x1, x2, …. */
  NO,
  /**
   * It is data, of a part of a file: the names, if there are any, stand at the file's beginning.
   */
  ELSEWHERE
}
