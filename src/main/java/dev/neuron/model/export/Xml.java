package dev.neuron.model.export;

import java.util.ArrayList;
import java.util.List;

/** An element of XML. */
final class Xml {
  private final String name;
  private final StringBuilder attributes = new StringBuilder();
  private final List<Xml> children = new ArrayList<>();
  private String text = "";

  private Xml(String name) {
    this.name = name;
  }

  /** An element of its own; attributes are names and values by turns. */
  static Xml root(String name, String... attributes) {
    return new Xml(name).with(attributes);
  }

  /** Adds attributes, names and values by turns. */
  Xml with(String... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      attributes.append(' ').append(pairs[i]).append("=\"");
      attributes.append(Literal.xml(pairs[i + 1])).append('"');
    }
    return this;
  }

  /** Sets the text of an element without children. */
  Xml text(String content) {
    text = Literal.xml(content);
    return this;
  }

  /** Adds a new element and returns it. */
  Xml add(String child, String... attributes) {
    Xml added = root(child, attributes);
    add(added);
    return added;
  }

  /** Adds an element. */
  void add(Xml child) {
    children.add(child);
  }

  /** The document that this element is the root of. */
  @Override
  public String toString() {
    StringBuilder document = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    write(document, "");
    return document.toString();
  }

  private void write(StringBuilder document, String margin) {
    document.append(margin).append('<').append(name).append(attributes);
    if (children.isEmpty() && text.isEmpty()) {
      document.append("/>\n");
    } else if (children.isEmpty()) {
      document.append('>').append(text).append("</").append(name).append(">\n");
    } else {
      document.append(">\n");
      children.forEach(child -> child.write(document, margin + "  "));
      document.append(margin).append("</").append(name).append(">\n");
    }
  }
}
