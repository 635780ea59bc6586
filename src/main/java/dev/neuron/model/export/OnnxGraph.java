package dev.neuron.model.export;

import dev.neuron.model.Program;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A graph of ONNX as it grows, one node after the other. Field numbers are those of onnx.proto, IR
 * version 7; the operators are of versions that runtimes of 2021 know.
 */
final class OnnxGraph {
  /** The domain of the operators for categories; the others need none. */
  static final String MACHINE_LEARNING = "ai.onnx.ml";

  private static final int IR_VERSION = 7;
  private static final int OPERATORS = 13;
  private static final int LEARNING_OPERATORS = 2;

  private static final int DOUBLE = 11;
  private static final int STRING = 8;

  private static final int INTEGER_ATTRIBUTE = 2;
  private static final int INTEGERS_ATTRIBUTE = 7;
  private static final int STRINGS_ATTRIBUTE = 8;

  private final Protobuf graph = new Protobuf();
  private int values;

  /** Adds an input of numbers, (N, 1). */
  void numbers(String name) {
    graph.message(11, value(name, DOUBLE));
  }

  /** Adds an input of texts, (N, 1). */
  void texts(String name) {
    graph.message(11, value(name, STRING));
  }

  /** Adds a constant, (shape), and returns its name. */
  String constant(double[] numbers, int... shape) {
    ByteBuffer raw = ByteBuffer.allocate(numbers.length * Double.BYTES);
    raw.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(numbers);
    Protobuf tensor = new Protobuf();
    for (int size : shape) {
      tensor.number(1, size);
    }
    String name = name();
    graph.message(5, tensor.number(2, DOUBLE).text(8, name).bytes(9, raw.array()));
    return name;
  }

  /** Adds a constant that is one number, and returns its name. */
  String constant(double number) {
    return constant(new double[] {number}, 1);
  }

  /** Adds an operation and returns the name of its result. */
  String apply(String operator, String... inputs) {
    return apply(operator, "", List.of(), inputs);
  }

  /** Adds an operation on an axis and returns the name of its result. */
  String along(int axis, String operator, String... inputs) {
    return apply(operator, "", List.of(integer("axis", axis)), inputs);
  }

  /** Adds the number of each text among those known, else the last number; returns its name. */
  String encode(List<String> known, long[] numbers, long otherwise, String input) {
    Protobuf keys = new Protobuf().text(1, "keys_strings").number(20, STRINGS_ATTRIBUTE);
    known.forEach(text -> keys.text(9, text));
    Protobuf places = new Protobuf().text(1, "values_int64s").number(20, INTEGERS_ATTRIBUTE);
    for (long number : numbers) {
      places.number(8, number);
    }
    return apply(
        "LabelEncoder",
        MACHINE_LEARNING,
        List.of(keys, places, integer("default_int64", otherwise)),
        input);
  }

  /** The model whose one output is this value under a name of its own. */
  byte[] model(String result, String output) {
    node("Identity", "", List.of(), output, result);
    graph.text(2, "neuron").message(12, value(output, DOUBLE));
    Protobuf model = new Protobuf().number(1, IR_VERSION).text(2, "neuron");
    model.text(3, Program.current().version()).message(7, graph);
    model.message(8, new Protobuf().text(1, "").number(2, OPERATORS));
    model.message(8, new Protobuf().text(1, MACHINE_LEARNING).number(2, LEARNING_OPERATORS));
    return model.toBytes();
  }

  private String apply(
      String operator, String domain, List<Protobuf> attributes, String... inputs) {
    String output = name();
    node(operator, domain, attributes, output, inputs);
    return output;
  }

  private void node(
      String operator, String domain, List<Protobuf> attributes, String output, String... inputs) {
    Protobuf node = new Protobuf();
    for (String input : inputs) {
      node.text(1, input);
    }
    node.text(2, output).text(4, operator);
    attributes.forEach(attribute -> node.message(5, attribute));
    graph.message(1, node.text(7, domain));
  }

  private static Protobuf integer(String name, long value) {
    return new Protobuf().text(1, name).number(3, value).number(20, INTEGER_ATTRIBUTE);
  }

  /** A column with any number of rows, N. */
  private static Protobuf value(String name, int type) {
    Protobuf shape = new Protobuf().message(1, new Protobuf().text(2, "N"));
    shape.message(1, new Protobuf().number(1, 1));
    Protobuf tensor = new Protobuf().number(1, type).message(2, shape);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }

  /** Names that no column has: a blank is trimmed off theirs. */
  private String name() {
    values++;
    return "value" + values + " ";
  }
}
