package dev.neuron.model.export;

/** What reads the cells of {@link WrittenCells} in Python. */
final class PythonCells {
  private static final String UNITS =
      """


      def _without_unit(column, text):
          found = AROUND.fullmatch(text) if column in UNITS else None
          if not found:
              return text
          front, number, back = found.groups()
          around = back or not re.fullmatch("[-+]?", front)
          front = re.sub("[\\u2013\\u2212]", "-", re.sub(r"\\s", " ", front))
          back = re.sub(r"\\s", " ", back)
          brackets = "(" in front and ")" in back
          if brackets:
              front, back = front.replace("(", "", 1), back.replace(")", "", 1)
          back = back.strip()
          ends = bool(re.match("[-\\u2013\\u2212]( |$)", back))
          back = back[ends:].strip()
          minus = "-" in front
          signs = len(re.findall("[-+]", front)) + brackets + ends
          front = re.sub("[-+]", "", front).strip()
          if around and signs < 2 and (front, back) == UNITS[column]:
              sign = "-" if minus or brackets or ends else ""
              return sign + number + ("e-2" if back == "%" else "")
          if UNITS[column] == ("", "") or ZERO.fullmatch(text):
              return text
          raise ValueError(f"{column}: {text!r} has another unit than in training")
      """;

  private static final String DATES =
      """


      def _seconds(column, value):
          found = DATES[column][0].fullmatch(_text(value))
          part = found.groupdict() if found else {}
          try:
              name = part["n"][:3].lower() if "n" in part else None
              month = MONTHS.index(name) + 1 if name else int(part["m"])
              year = int(part["y"])
              year += 0 if len(part["y"]) > 2 else 2000 if year < 69 else 1900
              day = datetime.date(year, month, int(part["d"] or 1))
              hour, minute, second = (int(part[unit] or 0) for unit in "his")
              datetime.time(hour, minute, second)
          except (KeyError, ValueError):
              raise ValueError(f"{column}: {value!r} is no date as in training") from None
          days = day.toordinal() - 719163
          return ((days * 24 + hour) * 60 + minute) * 60 + second


      def _days(row, column, instead):
          if _missing(row[column]):
              return _instead(column, instead)
          return (_seconds(column, row[column]) - DATES[column][1]) / 86400


      def _part(row, column, part, instead):
          if _missing(row[column]):
              return _instead(column, instead)
          days = _seconds(column, row[column]) // 86400
          date = datetime.date.fromordinal(days + 719163)
          return float({"year": date.year, "month": date.month, "weekday": date.isoweekday()}[part])
      """;

  private PythonCells() {}

  /** Constants, and functions that {@code _number} and {@code affine} call. */
  static String of(WrittenCells cells) {
    StringBuilder text = new StringBuilder();
    if (!cells.units().isEmpty()) {
      constant(text, "AROUND", WrittenCells.AROUND, ", re.DOTALL");
      constant(text, "ZERO", WrittenCells.ZERO, "");
      text.append("\nUNITS = {");
      cells
          .units()
          .forEach(
              (column, unit) ->
                  text.append("\n    ")
                      .append(Literal.python(column))
                      .append(": (")
                      .append(Literal.python(unit.before()))
                      .append(", ")
                      .append(Literal.python(unit.behind()))
                      .append("),"));
      text.append("\n}\n").append(UNITS);
    }
    if (cells.areRead()) {
      read(text, cells);
    }
    if (!cells.dates().isEmpty()) {
      text.append("\n\nMONTHS = \"").append(WrittenCells.MONTHS).append("\".split()");
      text.append("\n\nDATES = {");
      cells
          .dates()
          .forEach(
              (column, date) ->
                  text.append("\n    ")
                      .append(Literal.python(column))
                      .append(": (re.compile(")
                      .append(Literal.python(date.format().pattern().replace("(?<", "(?P<")))
                      .append(", re.ASCII), ")
                      .append(date.first())
                      .append("),"));
      text.append("\n}\n").append(DATES);
    }
    return text.toString();
  }

  private static void constant(StringBuilder text, String name, String pattern, String flag) {
    text.append('\n').append(name).append(" = re.compile(");
    text.append(Literal.python(pattern)).append(flag).append(")\n");
  }

  private static void read(StringBuilder text, WrittenCells cells) {
    if (cells.grouped() != null) {
      constant(text, "GROUPED", cells.grouped(), "");
    }
    if (cells.comma()) {
      constant(text, "COMMA_NUMBER", WrittenCells.COMMA_NUMBER, "");
    }
    text.append("\n\ndef _read(column, value):\n");
    text.append("    if not isinstance(value, str) or _missing(value):\n        return value\n");
    text.append("    text = ");
    text.append(cells.units().isEmpty() ? "_text(value)" : "_without_unit(column, _text(value))");
    if (cells.grouped() != null) {
      text.append("\n    if GROUPED.fullmatch(text):\n        text = re.sub(");
      text.append(Literal.python(cells.marks())).append(", \"\", text)");
    }
    if (cells.comma()) {
      text.append("\n    if not COMMA_NUMBER.fullmatch(text) and not _missing(text):");
      text.append("\n        raise ValueError(f\"{column}: {value!r} is not a number\")");
      text.append("\n    text = text.replace(\",\", \".\")");
    }
    text.append("\n    return text\n");
  }
}
