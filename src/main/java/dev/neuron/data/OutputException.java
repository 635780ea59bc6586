package dev.neuron.data;

import java.nio.file.Path;

/** A file that was asked for cannot be created or written. What stood there before is untouched. */
public final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What failed; decides the exit status. */
  public enum Kind {
    /** No such folder, no permission, a folder in its place. Exit status 73. */
    CREATE,
    /** The disk is full, or a write failed otherwise. Exit status 74. */
    WRITE
  }

  private final Kind kind;

  /**
   * Describes the failure.
   *
   * @param problem what went wrong, reading on from the path: "cannot be created: no such folder"
   * @param remedy what to do about it, or null
   * @param cause what the system said, or null
   */
  public OutputException(Kind kind, Path path, String problem, String remedy, Throwable cause) {
    super(
        SafeText.plain(path.toString())
            + ": "
            + problem
            + (remedy == null ? "" : " (" + remedy + ")"),
        cause);
    this.kind = kind;
  }

  /** Decides the exit status. */
  public Kind kind() {
    return kind;
  }
}
