package dev.neuron.diagnose.rules;

import dev.neuron.diagnose.autodiff.Autodiff;
import dev.neuron.diagnose.autodiff.Function;
import dev.neuron.diagnose.autodiff.Side;
import dev.neuron.diagnose.rules.Citation.Source;
import dev.neuron.diagnose.rules.Example.Line;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;

/** Reads the words of {@code rules.txt}, whose head explains them, and joins the formulas. */
final class RuleReader {
  private static final String FILE = "rules.txt";
  private static final Pattern INPUT =
      Pattern.compile("(\\S+)(?: \\[(.+?)\\])?(?: in (\\S+)\\.\\.(\\S+?))?( off 0)?");

  private final Formulas formulas;
  private final List<Rule> rules = new ArrayList<>();
  private String chapter;
  private RuleText rule;

  private RuleReader(Formulas formulas) {
    this.formulas = formulas;
  }

  /** All rules, in the order of the file. */
  static List<Rule> read() {
    try (InputStream in = RuleReader.class.getResourceAsStream(FILE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return read(text, Formulas.all());
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " is part of the program", e);
    }
  }

  /** The rules of a text, which must have words for every formula and a formula for every law. */
  static List<Rule> read(String text, Formulas formulas) {
    RuleReader reader = new RuleReader(formulas);
    for (String line : text.lines().map(String::strip).toList()) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        int space = line.indexOf(' ');
        reader.take(line.substring(0, space), line.substring(space + 1));
      }
    }
    reader.endRule();
    for (String name : formulas.left()) {
      throw new IllegalStateException("the formulas of " + name + " have no words");
    }
    return List.copyOf(reader.rules);
  }

  private void take(String key, String value) {
    switch (key) {
      case "chapter" -> {
        endRule();
        chapter = value;
      }
      case "rule" -> {
        endRule();
        rule = new RuleText(value);
      }
      case "cite" -> rule.citations.add(citation(value));
      case "says" -> rule.says = joined(rule.says, value);
      case "law" -> rule.laws.add(new LawText(value));
      case "example" -> rule.examples.add(new ExampleText(value));
      case "tex" -> rule.addLatex(value);
      case "line" -> rule.lastExample().lines.add(value.split(" \\| "));
      case "of" -> rule.lastLaw().inputs = inputs(value);
      case "is" -> rule.lastLaw().shape = Shape.parse(value);
      case "by", "twice", "like" -> rule.lastLaw().setDerivative(key, value);
      default -> throw new IllegalStateException(FILE + " has no key '" + key + "'");
    }
  }

  private static String joined(String before, String more) {
    return before.isEmpty() ? more : before + " " + more;
  }

  private static Citation citation(String value) {
    return new Citation(Source.valueOf(value.substring(0, 1)), value.substring(2));
  }

  private static List<Input> inputs(String value) {
    List<Input> inputs = new ArrayList<>();
    for (String text : value.split("; ")) {
      Matcher matcher = INPUT.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalStateException("no input: " + text);
      }
      String shape = matcher.group(2);
      Input input =
          shape == null
              ? Input.scalar(matcher.group(1))
              : new Input(matcher.group(1), Shape.parse(shape));
      if (matcher.group(3) != null) {
        input =
            input.between(
                Double.parseDouble(matcher.group(3)), Double.parseDouble(matcher.group(4)));
      }
      inputs.add(matcher.group(5) == null ? input : input.awayFromZero());
    }
    return inputs;
  }

  private void endRule() {
    if (rule != null) {
      rules.add(rule.rule(chapter, formulas.take(rule.name)));
      rule = null;
    }
  }

  private static final class RuleText {
    final String name;
    final List<Citation> citations = new ArrayList<>();
    final List<LawText> laws = new ArrayList<>();
    final List<ExampleText> examples = new ArrayList<>();
    String says = "";

    RuleText(String name) {
      this.name = name;
    }

    LawText lastLaw() {
      return laws.get(laws.size() - 1);
    }

    ExampleText lastExample() {
      return examples.get(examples.size() - 1);
    }

    /** LaTeX belongs to the example under way, or else to the law. */
    void addLatex(String value) {
      if (examples.isEmpty()) {
        lastLaw().latex = joined(lastLaw().latex, value);
      } else {
        lastExample().latex = joined(lastExample().latex, value);
      }
    }

    Rule rule(String chapter, Formulas.OfRule formulas) {
      int lines = examples.stream().mapToInt(example -> example.lines.size()).sum();
      if (formulas.laws.size() != laws.size() || formulas.lines.size() != lines) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "rule %s has %d formulas and %d numbers for %d laws and %d lines",
                name,
                formulas.laws.size(),
                formulas.lines.size(),
                laws.size(),
                lines));
      }
      List<Law> built = new ArrayList<>();
      for (int k = 0; k < laws.size(); k++) {
        built.add(formulas.laws.get(k).law(laws.get(k)));
      }
      List<Example> worked = new ArrayList<>();
      int first = 0;
      for (ExampleText example : examples) {
        int last = first + example.lines.size();
        worked.add(example.example(formulas.lines.subList(first, last)));
        first = last;
      }
      return new Rule(name, chapter, citations, says, built, worked);
    }
  }

  private static final class ExampleText {
    final String symbols;
    final List<String[]> lines = new ArrayList<>();
    String latex = "";

    ExampleText(String symbols) {
      this.symbols = symbols;
    }

    Example example(List<Formulas.Values> values) {
      return new Example(
          symbols,
          latex,
          () -> {
            List<Line> worked = new ArrayList<>();
            for (int k = 0; k < lines.size(); k++) {
              String[] line = lines.get(k);
              worked.add(values.get(k).line(line[0], line[1], line[2]));
            }
            return worked;
          });
    }
  }

  /** What the file says of a law. */
  static final class LawText {
    private final String symbols;
    private String latex = "";
    private List<Input> inputs = List.of();
    private Shape shape = Shape.SCALAR;
    private String derivative = "";
    private int[] variables = {};

    private LawText(String symbols) {
      this.symbols = symbols;
    }

    private void setDerivative(String kind, String names) {
      derivative = kind;
      variables = Stream.of(names.split(", ")).mapToInt(this::index).toArray();
    }

    private int index(String name) {
      for (int k = 0; k < inputs.size(); k++) {
        if (inputs.get(k).name().equals(name)) {
          return k;
        }
      }
      throw new IllegalStateException(symbols + " has no input " + name);
    }

    Law law(Side closedForm, Side other) {
      return new Law(symbols, latex, shape, inputs, closedForm, other);
    }

    /** The side that automatic differentiation computes. */
    Side derivative(Function function) {
      return switch (derivative) {
        case "by" -> Autodiff.jacobian(function, variables);
        case "twice" -> Autodiff.hessian(function, variables);
        case "like" -> in -> laidOutLikeTheInput(Autodiff.jacobian(function, in, variables));
        default -> in -> Autodiff.values(function, in);
      };
    }

    private RealMatrix laidOutLikeTheInput(RealMatrix gradient) {
      Shape input = inputs.get(variables[0]).shape();
      return Matrices.shaped(gradient.getRow(0), input.rows(), input.columns());
    }
  }
}
