package dev.neuron.data;

import java.util.List;

/**
 * What was read, and what became of it. Always {@code rowsRead = rowsUsed + rowsSkipped +
 * rowsRejected}.
 *
 * @param files the sources in the order read
 * @param rowsRead data rows found, header and blank lines not counted
 * @param rowsUsed rows that became examples, those of the validation part included
 * @param rowsSkipped rows left out because of a missing cell
 * @param rowsRejected bad rows left out under {@code --bad-rows skip}
 * @param notes what was assumed, guessed and left out, and warnings, in the order found
 */
public record LoadReport(
    List<SourceFile> files,
    long rowsRead,
    long rowsUsed,
    long rowsSkipped,
    long rowsRejected,
    List<Note> notes) {

  /**
   * One source as it was read.
   *
   * @param name the name as the user gave it, {@code -} for standard input
   * @param bytes how many bytes were read, as stored (compressed if it is)
   * @param sha256 the hash of those bytes in lower-case hexadecimal, or null when not asked for
   */
  public record SourceFile(String name, long bytes, String sha256) {}

  /** Copies the lists and checks that the rows add up. */
  public LoadReport {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
    if (rowsRead != rowsUsed + rowsSkipped + rowsRejected) {
      throw new IllegalArgumentException(
          rowsRead + " rows read are not " + rowsUsed + " + " + rowsSkipped + " + " + rowsRejected);
    }
  }

  /** The same with other notes. */
  public LoadReport withNotes(List<Note> other) {
    return new LoadReport(files, rowsRead, rowsUsed, rowsSkipped, rowsRejected, other);
  }

  /** What was read, and what became of the rows, in a sentence. */
  public Note summary() {
    StringBuilder names = new StringBuilder();
    for (SourceFile file : files) {
      names.append(names.length() == 0 ? "" : ", ");
      names.append(file.name().equals("-") ? "standard input" : SafeText.plain(file.name()));
    }
    return Note.note(
        "read "
            + names
            + ": "
            + rowsRead
            + (rowsRead == 1 ? " row, " : " rows, ")
            + rowsUsed
            + " used, "
            + rowsSkipped
            + " skipped, "
            + rowsRejected
            + " rejected");
  }
}
