package dev.neuron.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damage done to bytes that were fine. */
final class Mutations {
  /** What has broken readers before, or could. */
  private static final String[] WORDS = {
    "\"",
    "\"\"",
    "'",
    ",",
    ";",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\0",
    "\u001b[31m",
    "\u001b]0;x\u0007",
    "\ufeff",
    "\u2028",
    "\u00a0",
    "\u200b",
    "\ud83e\udde0",
    "NaN",
    "Infinity",
    "-0",
    "1e400",
    "1e-400",
    "0x1p3",
    "1d",
    "1,5",
    "--5",
    "+",
    "-",
    ".",
    "e",
    "1e",
    "999999999999999999999999",
    "null",
    "true",
    "{",
    "}",
    "[",
    "]",
    ":",
    "\\",
    "\\u0000",
    "\\ud800",
    "@",
    "#",
    "=cmd|' /C calc'!A1",
    "%s%n",
    "$(x)",
    "../../x",
    "4.9E-324",
    "1.7976931348623157E308",
    "1e999999999",
    "٣",
    "①",
  };

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  /** A few of them at once; sometimes none. */
  byte[] apply(byte[] bytes) {
    byte[] now = bytes;
    for (int left = random.nextInt(5); left > 0; left--) {
      now = one(now);
    }
    return now;
  }

  private byte[] one(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, at + 1 + random.nextInt(20));
    return switch (random.nextInt(9)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> join(bytes, at, new byte[0], to);
      case 2 -> join(bytes, at, Arrays.copyOfRange(bytes, at, to), at);
      case 3 -> join(bytes, at, word(), at);
      case 4 -> join(bytes, at, word(), to);
      case 5 -> join(bytes, at, noise(1 + random.nextInt(4)), at);
      case 6 -> flipped(bytes, at);
      case 7 -> join(bytes, at, repeated(), at);
      default -> join(bytes, 0, Arrays.copyOfRange(bytes, at, to), 0);
    };
  }

  byte[] word() {
    return WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
  }

  private byte[] repeated() {
    byte[] word = word();
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int left = random.nextInt(300); left > 0; left--) {
      many.writeBytes(word);
    }
    return many.toByteArray();
  }

  byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    if (at < copy.length) {
      copy[at] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  private static byte[] join(byte[] bytes, int upTo, byte[] middle, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, upTo);
    out.writeBytes(middle);
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }
}
