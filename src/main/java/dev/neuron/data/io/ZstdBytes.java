package dev.neuron.data.io;

import dev.neuron.data.DataException;
import dev.neuron.data.LoadInterruptedException;
import dev.neuron.data.SafeText;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The only class that knows the Zstandard library, so that it is loaded for such files alone. */
final class ZstdBytes extends InputStream {
  private final ZstdFrames frames;
  private final InputStream unpacked;

  ZstdBytes(InputStream in) {
    this.frames = new ZstdFrames(in);
    this.unpacked = new ZstdInputStream(frames);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    try {
      return unpacked.read(into, from, length);
    } catch (DataException | LoadInterruptedException known) {
      throw known;
    } catch (PackingException known) {
      throw known;
    } catch (IOException e) { // half a frame is left: the file ends within it
      return -1;
    } catch (RuntimeException e) { // the library may throw anything
      throw PackingException.damagedBefore(frames.block(), reason(e), e);
    }
  }

  /** What the library says, without the place, which is one of its own buffer. */
  private static String reason(RuntimeException e) {
    String said = e.getMessage();
    return said == null
        ? "no such data"
        : SafeText.plain(said.replaceFirst(": offset=-?\\d+$", ""));
  }

  @Override
  public void close() throws IOException {
    frames.close();
  }
}
