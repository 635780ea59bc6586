package dev.neuron.data;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.InputStream;

/** The only class that knows the Zstandard library, so that it is loaded for such files alone. */
final class ZstdBytes {
  private ZstdBytes() {}

  static InputStream unpack(InputStream in) {
    return new ZstdInputStream(in);
  }
}
