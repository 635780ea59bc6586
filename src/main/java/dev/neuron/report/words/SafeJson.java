package dev.neuron.report.words;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.neuron.data.SafeText;

/** JSON in which names are whole, but nothing steers a terminal or turns writing around. */
public final class SafeJson {
  /** Writes all JSON of the answers: such characters by their codes, beyond ASCII, too. */
  public static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .characterEscapes(new Escapes())
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();

  private SafeJson() {}

  private static final class Escapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
      codes[0x7f] = CharacterEscapes.ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      boolean half = c <= Character.MAX_VALUE && Character.isSurrogate((char) c);
      return SafeText.isRisky(c) && !half
          ? new SerializedString(SafeText.plain(Character.toString(c)))
          : null;
    }
  }
}
