package dev.neuron.data.json;

import dev.neuron.data.DataException;
import dev.neuron.data.Fault;
import dev.neuron.data.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object being taken apart: each key is asked for once, by the type it must have; what is
 * left in the end is refused.
 */
public final class JsonObject {
  /** Stands for JSON's null. */
  static final Object NULL = new Object();

  private final String file;
  private final String kind;
  private final String path;
  private final int line;
  private final Map<String, Member> members;

  /**
   * A value and where it stands.
   *
   * @param value a String, Long, Double, Boolean, List, JsonObject, or {@link #NULL}
   * @param line its line, from 1
   */
  record Member(Object value, int line) {}

  /**
   * Creates the object.
   *
   * @param kind what the file should be, for messages
   * @param path where it stands in the file, {@code features[3]}; empty for the whole
   * @param line the line it starts on, from 1
   */
  JsonObject(String file, String kind, String path, int line, Map<String, Member> members) {
    this.file = file;
    this.kind = kind;
    this.path = path;
    this.line = line;
    this.members = members;
  }

  /** Whether the key is there and nobody asked for it. */
  public boolean has(String key) {
    return members.containsKey(key);
  }

  /** Returns a text. */
  public String text(String key) {
    Member member = take(key);
    if (member.value() instanceof String text) {
      return text;
    }
    throw wrong(key, member, "must be a text");
  }

  /** Returns a whole number. */
  public long integer(String key) {
    Member member = take(key);
    if (member.value() instanceof Long number) {
      return number;
    }
    throw wrong(key, member, "must be a whole number");
  }

  /** Returns a number. */
  public double number(String key) {
    Member member = take(key);
    if (member.value() instanceof Double number) {
      return number;
    }
    if (member.value() instanceof Long number) {
      return number;
    }
    throw wrong(key, member, "must be a number");
  }

  /** Returns the number, or NaN for null. */
  public double numberOrNull(String key) {
    Member member = members.get(key);
    if (member != null && member.value() == NULL) {
      members.remove(key);
      return Double.NaN;
    }
    return number(key);
  }

  /** Returns an object. */
  public JsonObject object(String key) {
    Member member = take(key);
    if (member.value() instanceof JsonObject object) {
      return object;
    }
    throw wrong(key, member, "must be an object");
  }

  /** Returns a list of objects. */
  public List<JsonObject> objects(String key) {
    Member member = take(key);
    if (!(member.value() instanceof List<?> items)) {
      throw wrong(key, member, "must be a list");
    }
    List<JsonObject> objects = new ArrayList<>(items.size());
    for (Object item : items) {
      if (!(item instanceof JsonObject object)) {
        throw wrong(key, member, "must hold objects only");
      }
      objects.add(object);
    }
    return objects;
  }

  /** Returns a list of texts. */
  public List<String> texts(String key) {
    Member member = take(key);
    List<String> texts = new ArrayList<>();
    for (Object item : items(key, member)) {
      if (!(item instanceof String text)) {
        throw wrong(key, member, "must hold texts only");
      }
      texts.add(text);
    }
    return texts;
  }

  /** Returns a list of numbers, among which NaN and the infinities stand as texts. */
  public double[] numbers(String key) {
    Member member = take(key);
    return numbers(key, member, items(key, member));
  }

  /** Returns a list of lists of numbers, as {@link #numbers}. */
  public List<double[]> lists(String key) {
    Member member = take(key);
    List<double[]> lists = new ArrayList<>();
    for (Object item : items(key, member)) {
      lists.add(numbers(key, member, items(key, new Member(item, member.line()))));
    }
    return lists;
  }

  private List<?> items(String key, Member member) {
    if (member.value() instanceof List<?> items) {
      return items;
    }
    throw wrong(key, member, "must be a list");
  }

  private double[] numbers(String key, Member member, List<?> items) {
    double[] numbers = new double[items.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = any(key, member, items.get(i));
    }
    return numbers;
  }

  private double any(String key, Member member, Object item) {
    if (item instanceof Double number) {
      return number;
    } else if ("NaN".equals(item)) {
      return Double.NaN;
    } else if ("Infinity".equals(item)) {
      return Double.POSITIVE_INFINITY;
    } else if ("-Infinity".equals(item)) {
      return Double.NEGATIVE_INFINITY;
    }
    throw wrong(key, member, "must hold numbers only");
  }

  /** Returns all that is left, each value a text, a number or true or false. */
  public Map<String, Object> plainValues() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Map.Entry<String, Member> entry : members.entrySet()) {
      Object value = entry.getValue().value();
      boolean number = value instanceof Long || value instanceof Double;
      if (!(number || value instanceof String || value instanceof Boolean)) {
        throw wrong(entry.getKey(), entry.getValue(), "must be a text, a number, true or false");
      }
      all.put(entry.getKey(), value);
    }
    return all;
  }

  /** Refuses keys that nobody asked for. */
  public void end() {
    for (Map.Entry<String, Member> entry : members.entrySet()) {
      throw wrong(entry.getKey(), entry.getValue(), "is a key no " + kind + " has");
    }
  }

  /** Returns the exception for a key whose value, already taken, makes no sense. */
  public DataException wrong(String key, String problem) {
    return wrong(key, new Member(NULL, line), problem);
  }

  /** Returns the exception for a whole that makes no sense. */
  public DataException refused(String problem, String remedy) {
    return DataException.content(Fault.of(file, problem, remedy));
  }

  private DataException wrong(String key, Member member, String problem) {
    String named = SafeText.of(name(key)) + " " + problem;
    return DataException.content(Fault.of(file, member.line(), named, null));
  }

  private Member take(String key) {
    Member member = members.remove(key);
    if (member == null) {
      String problem = "key " + SafeText.of(name(key)) + " is missing";
      throw DataException.content(Fault.of(file, line, problem, null));
    }
    return member;
  }

  private String name(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
