package dev.neuron.model.export;

/** What reads the cells of {@link WrittenCells} in JavaScript. */
final class JavaScriptCells {
  private static final String UNITS =
      """

      function withoutUnit(column, text) {
        const unit = UNITS.get(column);
        const found = unit === undefined ? null : AROUND.exec(text);
        if (found === null) return text;
        let [, front, number, back] = found;
        const around = back !== "" || !/^[-+]?$/.test(front);
        front = front.replace(/[\\u2013\\u2212]/g, "-").replace(/\\s/g, " ");
        back = back.replace(/\\s/g, " ");
        const brackets = front.includes("(") && back.includes(")");
        if (brackets) {
          front = front.replace("(", "");
          back = back.replace(")", "");
        }
        back = back.trim();
        const ends = /^[-\\u2013\\u2212]( |$)/.test(back);
        if (ends) back = back.slice(1).trim();
        const minus = front.includes("-");
        const signs = front.split(/[-+]/).length - 1 + Number(brackets) + Number(ends);
        front = front.replace(/[-+]/g, "").trim();
        if (around && signs < 2 && front === unit[0] && back === unit[1]) {
          return (minus || brackets || ends ? "-" : "") + number + (back === "%" ? "e-2" : "");
        }
        if ((unit[0] === "" && unit[1] === "") || ZERO.test(text)) return text;
        throw new Error(`${column}: "${text}" has another unit than in training`);
      }
      """;

  private static final String DATES =
      """

      function seconds(column, text) {
        const found = DATES.get(column)[0].exec(text);
        const part = found === null ? {} : found.groups;
        const name = part.n === undefined ? undefined : part.n.slice(0, 3).toLowerCase();
        const month = name === undefined ? Number(part.m) : MONTHS.indexOf(name) + 1;
        const day = part.d === undefined ? 1 : Number(part.d);
        const [hour, minute, second] = [part.h, part.i, part.s].map((unit) => Number(unit || 0));
        const date = new Date(0);
        const year = Number(part.y);
        const century = String(part.y).length > 2 ? 0 : year < 69 ? 2000 : 1900;
        date.setUTCFullYear(year + century, month - 1, day);
        const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        if (!real || hour > 23 || minute > 59 || second > 59) {
          throw new Error(`${column}: "${text}" is no date as in training`);
        }
        return date.getTime() / 1000 + (hour * 60 + minute) * 60 + second;
      }

      function days(row, column, instead) {
        const text = cell(row, column);
        if (isMissing(text)) return insteadOf(column, instead);
        return (seconds(column, text) - DATES.get(column)[1]) / 86400;
      }

      function part(row, column, part, instead) {
        const text = cell(row, column);
        if (isMissing(text)) return insteadOf(column, instead);
        const date = new Date(seconds(column, text) * 1000);
        if (part === "year") return date.getUTCFullYear();
        return part === "month" ? date.getUTCMonth() + 1 : date.getUTCDay() || 7;
      }
      """;

  private JavaScriptCells() {}

  /** Constants, and functions that {@code number} and {@code affine} call. */
  static String of(WrittenCells cells) {
    StringBuilder text = new StringBuilder();
    if (!cells.units().isEmpty()) {
      constant(text, "AROUND", WrittenCells.AROUND, ", \"s\"");
      constant(text, "ZERO", WrittenCells.ZERO, "");
      text.append("\nconst UNITS = new Map([");
      cells
          .units()
          .forEach(
              (column, unit) ->
                  text.append("\n  [")
                      .append(Literal.javaScript(column))
                      .append(", [")
                      .append(Literal.javaScript(unit.before()))
                      .append(", ")
                      .append(Literal.javaScript(unit.behind()))
                      .append("]],"));
      text.append("\n]);\n").append(UNITS);
    }
    if (cells.areRead()) {
      read(text, cells);
    }
    if (!cells.dates().isEmpty()) {
      text.append("\nconst MONTHS = \"").append(WrittenCells.MONTHS).append("\".split(\" \");\n");
      text.append("\nconst DATES = new Map([");
      cells
          .dates()
          .forEach(
              (column, date) ->
                  text.append("\n  [")
                      .append(Literal.javaScript(column))
                      .append(", [")
                      .append(pattern(date.format().pattern(), ""))
                      .append(", ")
                      .append(date.first())
                      .append("]],"));
      text.append("\n]);\n").append(DATES);
    }
    return text.length() == 0 ? "" : text.append('\n').toString();
  }

  /** One that a whole text has to be. */
  private static String pattern(String pattern, String flag) {
    return "new RegExp(" + Literal.javaScript("^(?:" + pattern + ")$") + flag + ")";
  }

  private static void constant(StringBuilder text, String name, String pattern, String flag) {
    text.append("\nconst ").append(name).append(" = ");
    text.append(pattern(pattern, flag)).append(";\n");
  }

  private static void read(StringBuilder text, WrittenCells cells) {
    if (cells.grouped() != null) {
      constant(text, "GROUPED", cells.grouped(), "");
    }
    if (cells.comma()) {
      constant(text, "COMMA_NUMBER", WrittenCells.COMMA_NUMBER, "");
    }
    text.append("\nfunction read(row, column) {\n  let text = cell(row, column);\n");
    text.append("  if (typeof row[column] === \"number\" || isMissing(text)) return text;\n");
    if (!cells.units().isEmpty()) {
      text.append("  text = withoutUnit(column, text);\n");
    }
    if (cells.grouped() != null) {
      text.append("  if (GROUPED.test(text)) text = text.replace(new RegExp(");
      text.append(Literal.javaScript(cells.marks())).append(", \"g\"), \"\");\n");
    }
    if (cells.comma()) {
      text.append("  if (!COMMA_NUMBER.test(text) && !isMissing(text)) {\n");
      text.append("    throw new Error(`${column}: \"${text}\" is not a number`);\n  }\n");
      text.append("  text = text.replace(\",\", \".\");\n");
    }
    text.append("  return text;\n}\n");
  }
}
