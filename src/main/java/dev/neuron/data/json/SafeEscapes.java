package dev.neuron.data.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.neuron.data.SafeText;

/** Writes characters that would steer a terminal or turn writing around by their codes. */
final class SafeEscapes extends CharacterEscapes {
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
