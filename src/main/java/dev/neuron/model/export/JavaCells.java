package dev.neuron.model.export;

/** What reads the cells of {@link WrittenCells} in Java. */
final class JavaCells {
  private static final String UNITS =
      """

        private static String withoutUnit(String column, String text) {
          String[] unit = UNITS.get(column);
          Matcher found = AROUND.matcher(text);
          if (unit == null || !found.matches()) {
            return text;
          }
          boolean around = !found.group(1).matches("[-+]?") || !found.group(3).isEmpty();
          String front = found.group(1).replaceAll("[\\u2013\\u2212]", "-");
          String back = found.group(3).replaceAll("[\\\\s\\\\h]", " ");
          boolean brackets = front.contains("(") && back.contains(")");
          if (brackets) {
            front = front.replaceFirst("[(]", "");
            back = back.replaceFirst("[)]", "");
          }
          back = back.strip();
          boolean ends = back.matches("(?s)[-\\u2013\\u2212]( .*)?");
          back = ends ? back.substring(1).strip() : back;
          boolean minus = front.contains("-");
          int signs = front.length() + (brackets ? 1 : 0) + (ends ? 1 : 0);
          front = front.replaceAll("[-+]", "");
          signs -= front.length();
          front = front.replaceAll("[\\\\s\\\\h]", " ").strip();
          if (around && signs < 2 && front.equals(unit[0]) && back.equals(unit[1])) {
            String sign = minus || brackets || ends ? "-" : "";
            return sign + found.group(2) + (back.equals("%") ? "e-2" : "");
          } else if ((unit[0].isEmpty() && unit[1].isEmpty()) || ZERO.matcher(text).matches()) {
            return text;
          }
          throw new IllegalArgumentException(
              column + ": '" + text + "' has another unit than in training");
        }
      """;

  private static final String DATES =
      """

        private static long seconds(String column, String text) {
          Matcher found = DATES.get(column).matcher(text);
          try {
            if (found.matches()) {
              boolean named = found.pattern().pattern().contains("<n>");
              String name = named ? found.group("n").substring(0, 3).toLowerCase(Locale.ROOT) : "";
              int month = named ? MONTHS.indexOf(name) + 1 : Integer.parseInt(found.group("m"));
              int year = Integer.parseInt(found.group("y"));
              year += found.group("y").length() > 2 ? 0 : year < 69 ? 2000 : 1900;
              LocalDate day = LocalDate.of(year, month, part(found, "d", 1));
              return day.atTime(part(found, "h", 0), part(found, "i", 0), part(found, "s", 0))
                  .toEpochSecond(ZoneOffset.UTC);
            }
          } catch (DateTimeException noSuchDay) {
            // told below
          }
          throw new IllegalArgumentException(column + ": '" + text + "' is no date as in training");
        }

        private static int part(Matcher found, String group, int otherwise) {
          return found.group(group) == null ? otherwise : Integer.parseInt(found.group(group));
        }

        private static double days(
            Map<String, ?> row, String column, long first, double instead) {
          String text = cell(row, column);
          return isMissing(text)
              ? instead(column, instead)
              : (double) (seconds(column, text) - first) / 86400;
        }

        private static double part(
            Map<String, ?> row, String column, String part, double instead) {
          String text = cell(row, column);
          if (isMissing(text)) {
            return instead(column, instead);
          }
          LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(seconds(column, text), 86400L));
          return part.equals("year")
              ? day.getYear()
              : part.equals("month") ? day.getMonthValue() : day.getDayOfWeek().getValue();
        }
      """;

  private JavaCells() {}

  /** Constants, and methods that {@code number} and the terms call. */
  static String of(WrittenCells cells) {
    StringBuilder text = new StringBuilder();
    if (!cells.units().isEmpty()) {
      constant(text, "AROUND", "(?s)" + WrittenCells.AROUND);
      constant(text, "ZERO", WrittenCells.ZERO);
      text.append("\n  private static final Map<String, String[]> UNITS = new HashMap<>();\n");
      text.append("\n  static {\n");
      cells
          .units()
          .forEach(
              (column, unit) ->
                  text.append("    UNITS.put(")
                      .append(Literal.java(column))
                      .append(", new String[] {")
                      .append(Literal.java(unit.before()))
                      .append(", ")
                      .append(Literal.java(unit.behind()))
                      .append("});\n"));
      text.append("  }\n").append(UNITS);
    }
    if (cells.areRead()) {
      read(text, cells);
    }
    if (!cells.dates().isEmpty()) {
      text.append("\n  private static final List<String> MONTHS =\n      Arrays.asList(\"");
      text.append(WrittenCells.MONTHS).append("\".split(\" \"));\n");
      text.append("\n  private static final Map<String, Pattern> DATES = new HashMap<>();\n");
      text.append("\n  static {\n");
      cells
          .dates()
          .forEach(
              (column, date) ->
                  text.append("    DATES.put(")
                      .append(Literal.java(column))
                      .append(", Pattern.compile(")
                      .append(Literal.java(date.format().pattern()))
                      .append("));\n"));
      text.append("  }\n").append(DATES);
    }
    return text.length() == 0 ? "" : text.append('\n').toString();
  }

  private static void constant(StringBuilder text, String name, String pattern) {
    text.append("\n  private static final Pattern ").append(name);
    text.append(" =\n      Pattern.compile(").append(Literal.java(pattern)).append(");\n");
  }

  private static void read(StringBuilder text, WrittenCells cells) {
    if (cells.grouped() != null) {
      constant(text, "GROUPED", cells.grouped());
    }
    if (cells.comma()) {
      constant(text, "COMMA_NUMBER", WrittenCells.COMMA_NUMBER);
    }
    text.append("\n  private static String read(Map<String, ?> row, String column) {\n");
    text.append("    String text = cell(row, column);\n");
    text.append("    if (row.get(column) instanceof Number || isMissing(text)) {\n");
    text.append("      return text;\n    }\n");
    if (!cells.units().isEmpty()) {
      text.append("    text = withoutUnit(column, text);\n");
    }
    if (cells.grouped() != null) {
      text.append("    if (GROUPED.matcher(text).matches()) {\n      text = text.replaceAll(");
      text.append(Literal.java(cells.marks())).append(", \"\");\n    }\n");
    }
    if (cells.comma()) {
      text.append("    if (!COMMA_NUMBER.matcher(text).matches() && !isMissing(text)) {\n");
      text.append("      throw new IllegalArgumentException(\n");
      text.append("          column + \": '\" + text + \"' is not a number\");\n    }\n");
      text.append("    text = text.replace(',', '.');\n");
    }
    text.append("    return text;\n  }\n");
  }
}
