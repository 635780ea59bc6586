package dev.neuron.cli;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the words of {@code @FILE} in its place. Words are separated by blanks and line ends, {@code
 * '…'} and {@code "…"} keep blanks, {@code #} at the start of a word begins a comment, a backslash
 * stands for the character after it (not inside {@code '…'}); a file may name others. {@code @@x}
 * is the word {@code @x}.
 *
 * <p>Picocli could expand these files too, but takes a missing one for an ordinary argument and
 * reads without limit.
 */
final class ArgumentFiles {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_FILES = 100;
  private static final int MAX_WORDS = 1 << 18;

  private final List<String> words = new ArrayList<>();
  private int filesRead;

  private ArgumentFiles() {}

  /**
   * Returns the arguments with every {@code @FILE} replaced.
   *
   * @throws DataException if a file is missing, unreadable, too large, not UTF-8, ends inside a
   *     quote, or names itself
   */
  static String[] expand(String[] args) {
    if (!anyFile(args)) {
      return args;
    }
    ArgumentFiles files = new ArgumentFiles();
    for (String arg : args) {
      files.add(arg);
    }
    return files.words.toArray(new String[0]);
  }

  private static boolean anyFile(String[] args) {
    for (String arg : args) {
      if (arg.length() > 1 && arg.charAt(0) == '@') {
        return true;
      }
    }
    return false;
  }

  private void add(String word) {
    if (word.length() < 2 || word.charAt(0) != '@') {
      words.add(word);
    } else if (word.charAt(1) == '@') {
      words.add(word.substring(1));
    } else if (filesRead++ == MAX_FILES) {
      throw content(word, "more than " + MAX_FILES + " argument files, or one that names itself");
    } else {
      split(word, read(word));
    }
    if (words.size() > MAX_WORDS) {
      throw content(word, "more than " + MAX_WORDS + " arguments");
    }
  }

  private static String read(String word) {
    try (InputStream in = Files.newInputStream(Path.of(word.substring(1)))) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw content(word, "argument file is larger than 1 MB");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException badBytes) {
      throw content(word, "argument file is not UTF-8");
    } catch (IOException | InvalidPathException missing) {
      Fault fault =
          Fault.of(
              word.substring(1),
              "cannot read this argument file",
              "write @" + word + " for an argument that starts with @");
      throw new DataException(DataException.Kind.UNREADABLE, fault, missing);
    }
  }

  private void split(String file, String text) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == '\uFEFF') {
        i++;
      } else if (c == '#') {
        int end = text.indexOf('\n', i);
        i = end < 0 ? text.length() : end;
      } else {
        i = word(file, text, i);
      }
    }
  }

  private int word(String file, String text, int start) {
    StringBuilder word = new StringBuilder();
    char quote = 0;
    int i = start;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && Character.isWhitespace(c)) {
        break;
      } else if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
        word.append(text.charAt(++i));
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else {
        word.append(c);
      }
    }
    if (quote != 0) {
      throw content(file, "argument file ends inside a quoted argument");
    }
    add(word.toString());
    return i;
  }

  private static DataException content(String word, String problem) {
    return DataException.content(Fault.of(word.substring(1), problem, null));
  }
}
