package dev.neuron.data.json;

import dev.neuron.data.DataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The fields of an object that is written to JSON or read from it. A codec is a function that names
 * each field once, with its type and the way to it, and makes the object of what it gets:
 *
 * <pre>
 * Program program(Fields&lt;Program&gt; fields) {
 *   return new Program(
 *       fields.text("version", Program::version),
 *       fields.text("commit", Program::commit));
 * }
 * </pre>
 *
 * <p>Written, a field is taken from the object and passed through; read, it is taken from the file.
 * So the order of the calls is the order of the keys of a file.
 *
 * @param <T> the object's type
 */
public final class Fields<T> {
  private final T value;
  private final Json out;
  private final JsonObject in;
  private final Map<String, Object> ahead = new HashMap<>();

  private Fields(T value, Json out, JsonObject in) {
    this.value = value;
    this.out = out;
    this.in = in;
  }

  /** Writes the fields of an object; the copy that the codec makes of it is of no use. */
  @SuppressWarnings("ReturnValueIgnored")
  public static <T> void write(Json out, T value, Function<Fields<T>, T> codec) {
    codec.apply(new Fields<>(value, out, null));
  }

  /**
   * Reads an object.
   *
   * @throws DataException of kind CONTENT where a field is missing, of another type or unknown
   */
  public static <T> T read(JsonObject in, Function<Fields<T>, T> codec) {
    T value = codec.apply(new Fields<>(null, null, in));
    in.end();
    return value;
  }

  /** Returns what is read, or null while writing. */
  public JsonObject source() {
    return in;
  }

  /**
   * Returns whether a field that not all objects have is there.
   *
   * @param has whether an object that is written has it
   */
  public boolean has(String key, Predicate<? super T> has) {
    return in == null ? has.test(value) : in.has(key);
  }

  /** Passes a text. */
  public String text(String key, Function<? super T, String> of) {
    if (in != null) {
      return in.text(key);
    }
    String text = of.apply(value);
    out.put(key, text);
    return text;
  }

  /** Passes a whole number. */
  public long integer(String key, ToLongFunction<? super T> of) {
    if (in != null) {
      return in.integer(key);
    }
    long number = of.applyAsLong(value);
    out.put(key, number);
    return number;
  }

  /** Passes a whole number from 0 to 2³¹ − 1. */
  public int count(String key, ToLongFunction<? super T> of) {
    long count = integer(key, of);
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw wrong(key, "is no count: " + count);
    }
    return (int) count;
  }

  /** Passes a finite number. */
  public double number(String key, ToDoubleFunction<? super T> of) {
    return in != null ? in.number(key) : write(key, of.applyAsDouble(value));
  }

  /** Passes a number, NaN as null. */
  public double numberOrNull(String key, ToDoubleFunction<? super T> of) {
    return in != null ? in.numberOrNull(key) : write(key, of.applyAsDouble(value));
  }

  private double write(String key, double number) {
    out.put(key, number);
    return number;
  }

  /** Passes a list of texts. */
  public List<String> texts(String key, Function<? super T, List<String>> of) {
    if (in != null) {
      return in.texts(key);
    }
    List<String> texts = of.apply(value);
    out.put(key, texts);
    return texts;
  }

  /** Passes a list of numbers, NaN and the infinities among them. */
  public double[] numbers(String key, Function<? super T, double[]> of) {
    if (in != null) {
      return in.numbers(key);
    }
    double[] numbers = of.apply(value);
    out.exact(key, numbers);
    return numbers;
  }

  /** Passes lists of numbers as {@link #numbers}. */
  public List<double[]> lists(String key, Function<? super T, List<double[]>> of) {
    if (in != null) {
      return in.lists(key);
    }
    List<double[]> lists = of.apply(value);
    out.exact(key, lists);
    return lists;
  }

  /** Passes options by their names, each a text, a number or true or false. */
  public Map<String, Object> options(String key, Function<? super T, Map<String, Object>> of) {
    if (in != null) {
      return in.object(key).plainValues();
    }
    Map<String, Object> options = of.apply(value);
    out.value(key, options);
    return options;
  }

  /** Passes an object by a codec of its own. */
  public <U> U object(String key, Function<? super T, U> of, Function<Fields<U>, U> codec) {
    if (in != null) {
      @SuppressWarnings("unchecked") // what ahead has put there
      U read = (U) ahead.get(key);
      return read != null ? read : read(in.object(key), codec);
    }
    U object = of.apply(value);
    out.object(key, () -> write(out, object, codec));
    return object;
  }

  /** Returns an object that stands further down, where {@link #object} passes it. */
  public <U> U ahead(String key, Function<? super T, U> of, Function<Fields<U>, U> codec) {
    if (in == null) {
      return of.apply(value);
    }
    U read = read(in.object(key), codec);
    ahead.put(key, read);
    return read;
  }

  /** Passes a list of objects. */
  public <U> List<U> objects(
      String key, Function<? super T, List<U>> of, Function<Fields<U>, U> codec) {
    if (in == null) {
      List<U> objects = of.apply(value);
      out.list(key, objects, object -> write(out, object, codec));
      return objects;
    }
    List<U> objects = new ArrayList<>();
    for (JsonObject object : in.objects(key)) {
      objects.add(read(object, codec));
    }
    return objects;
  }

  /** Returns the exception for a field, already passed, whose value makes no sense. */
  public RuntimeException wrong(String key, String problem) {
    return in != null ? in.wrong(key, problem) : new IllegalArgumentException(key + " " + problem);
  }

  /** Returns the exception for an object that makes no sense. */
  public RuntimeException refused(String problem, String remedy) {
    return in != null ? in.refused(problem, remedy) : new IllegalArgumentException(problem);
  }
}
