package dev.neuron.data;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** What the system said, without the path and the class name around it. */
public final class IoMessage {
  private IoMessage() {}

  public static String of(IOException e) {
    String said = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return said == null ? e.getClass().getSimpleName() : SafeText.plain(said);
  }
}
