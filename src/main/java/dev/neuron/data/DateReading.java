package dev.neuron.data;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a column of dates becomes numbers: the days since the first date of the training data, or
 * parts of each date as columns of their own.
 *
 * @param format how they are written, or null until it is found
 * @param first the seconds from 1970 to the first date, or {@link #UNKNOWN} until it is found
 * @param parts of year, month (1 to 12) and weekday (1 is Monday), or none for days
 */
public record DateReading(DateFormat format, long first, List<String> parts)
    implements Serializable {
  /** The parts there are. */
  public static final List<String> PARTS = List.of("year", "month", "weekday");

  /** No first date so far. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  private static final long DAY = 86_400;

  /** Copies the list. */
  public DateReading {
    parts = List.copyOf(parts);
  }

  /**
   * The same with one more part.
   *
   * @param written how its dates are written, or null where nothing new is known of that
   */
  public DateReading with(DateFormat written, String part) {
    List<String> more = new ArrayList<>(parts);
    more.add(part);
    return new DateReading(written == null ? format : written, first, more);
  }

  /** Whether something of it is still to be found. */
  public boolean isOpen() {
    return format == null || first == UNKNOWN;
  }

  /** How an option names a column of such dates. */
  String typed(String column) {
    String divided = parts.isEmpty() ? column : column + ":" + String.join(",", parts);
    return format == null ? divided : divided + "=" + format.letters;
  }

  /** The days since the first date, as a number text; no number where the cell is no date. */
  public String days(String cell) {
    Long seconds = format.seconds(cell);
    if (seconds == null) {
      return noDate(cell);
    }
    long since = seconds - first;
    if (since % DAY == 0) {
      return Long.toString(since / DAY);
    }
    BigDecimal days = BigDecimal.valueOf((double) since / DAY);
    return days.unscaledValue() + "e" + -days.scale(); // without a mark before decimals
  }

  /** A part of a date as a number text; no number where the cell is no date. */
  public String part(String cell, String part) {
    Long seconds = format.seconds(cell);
    if (seconds == null) {
      return noDate(cell);
    }
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY));
    return Integer.toString(
        switch (part) {
          case "year" -> date.getYear();
          case "month" -> date.getMonthValue();
          default -> date.getDayOfWeek().getValue();
        });
  }

  /** A number alone is no day: only words may stand for a missing date. */
  private static String noDate(String cell) {
    return cell.chars().anyMatch(Character::isDigit) ? ColumnUnit.unlike(cell) : cell;
  }

  /** The first date, ISO. */
  public String firstDate() {
    return LocalDate.ofEpochDay(Math.floorDiv(first, DAY)).toString();
  }

  /**
   * How dates are written. A time behind one is a fraction of its day. A year of two digits is one
   * from 1969 to 2068, as POSIX has it.
   */
  public enum DateFormat {
    /** 2020-01-31, 2020/01/31, 2020-01 for its first day. */
    YEAR_FIRST("yyyy-MM-dd", "(?<y>\\d{4})[-/](?<m>\\d{1,2})(?:[-/](?<d>\\d{1,2}))?"),
    /** 20200131. */
    DIGITS("yyyyMMdd", "(?<y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})"),
    /** 31.1.2020, 31/1/2020, 31-1-20. */
    DAY_FIRST("dd/MM/yyyy", "(?<d>\\d{1,2})[./-](?<m>\\d{1,2})[./-](?<y>\\d{4}|\\d{2})"),
    /** 1/31/2020, 1-31-20. */
    MONTH_FIRST("MM/dd/yyyy", "(?<m>\\d{1,2})[/-](?<d>\\d{1,2})[/-](?<y>\\d{4}|\\d{2})"),
    /** 20/1/31, 20-01-31, 20.1.31. */
    SHORT_YEAR_FIRST("yy/MM/dd", "(?<y>\\d{2})[./-](?<m>\\d{1,2})[./-](?<d>\\d{1,2})"),
    /** 1/2020, 01.2020 for its first day. */
    MONTH_YEAR("MM/yyyy", "(?<m>\\d{1,2})[./-](?<y>\\d{4})(?<d>(?!))?"),
    /** Jan 31 2020, January 31, 2020, Jan-31-2020. */
    MONTH_NAME("MMM dd yyyy", "(?<n>[A-Za-z]{3,9})[ -](?<d>\\d{1,2})(?:,? |-)(?<y>\\d{4})"),
    /** 31 Jan 2020, 31-Jan-20. */
    NAME_SECOND("dd MMM yyyy", "(?<d>\\d{1,2})[ -](?<n>[A-Za-z]{3,9})[ -](?<y>\\d{4}|\\d{2})");

    private static final String TIME =
        "(?:[T"
            + " ](?<h>\\d{1,2}):(?<i>\\d{2})(?::(?<s>\\d{2})(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?";
    private static final Pattern CLOCK =
        Pattern.compile("\\s*\\d{1,3}:\\d{2}(:\\d{2}(\\.\\d+)?)?\\s*([AaPp]\\.?[Mm]\\.?)?\\s*");
    private static final Pattern QUARTER =
        Pattern.compile("\\s*(\\d{4}[-/ ]?[QqTt][1-4]|[QqTt][1-4][-/ ]\\d{4})\\s*");
    private static final List<String> MONTHS =
        List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private final String letters;
    private final Pattern pattern;

    DateFormat(String letters, String date) {
      this.letters = letters;
      this.pattern = Pattern.compile(date + TIME);
    }

    /** The format that letters such as dd/MM/yyyy or d.M.yy stand for, or null. */
    public static DateFormat of(String letters) {
      for (DateFormat format : values()) {
        if (order(format.letters).equals(order(letters))) {
          return format;
        }
      }
      return null;
    }

    /** One letter for each part; that of a year of four digits, or of two at the end, is large. */
    private static String order(String letters) {
      return letters
          .toLowerCase(Locale.ROOT)
          .replaceAll("[./, -]+", "/")
          .replaceFirst("dd?", "d")
          .replaceFirst("m{3,4}", "n")
          .replaceFirst("mm?", "m")
          .replaceFirst("yyyy|yy$", "Y")
          .replaceFirst("yy", "y");
    }

    /** The letters for dates written as this one is. */
    public String letters(String cell) {
      Matcher found = pattern.matcher(NumberText.trimmed(cell));
      boolean isShort = found.matches() && found.group("y").length() == 2;
      return isShort ? letters.replace("yyyy", "yy") : letters;
    }

    /** What a date looks like: groups y, m or n, d, and of the time behind it h, i, s. */
    public String pattern() {
      return pattern.pattern();
    }

    /** Whether every one of some texts is a date in this format, and there are any. */
    public boolean fits(Collection<String> texts) {
      return !texts.isEmpty() && texts.stream().allMatch(text -> seconds(text) != null);
    }

    /** The formats in which every one of some texts is a date. */
    public static List<DateFormat> of(Collection<String> texts) {
      List<DateFormat> fitting = new ArrayList<>();
      for (DateFormat format : values()) {
        if (format.fits(texts)) {
          fitting.add(format);
        }
      }
      return fitting;
    }

    /** The first of some texts that is as many different dates as one can be in some formats. */
    public static String telling(List<String> texts, List<DateFormat> formats) {
      String telling = null;
      long most = 0;
      for (String text : texts) {
        long dates = formats.stream().map(format -> format.seconds(text)).distinct().count();
        telling = dates > most ? text : telling;
        most = Math.max(most, dates);
      }
      return telling;
    }

    /**
     * The options under which a text would be a date, with the date it would be then.
     *
     * @param columns that the option names, this one last
     */
    public static String readings(List<DateFormat> formats, String text, List<String> columns) {
      List<String> readings = new ArrayList<>();
      for (DateFormat format : formats) {
        String named = String.join(",", columns) + "=" + format.letters(text);
        String option = "--date " + SafeText.argument(named);
        readings.add(option + " if " + SafeText.plain(text) + " is " + format.date(text));
      }
      return "use " + String.join(", or ", readings);
    }

    /** How to write times and quarters, which are no dates so far; null for other texts. */
    public static String toWrite(Collection<String> texts) {
      if (texts.isEmpty()) {
        return null;
      } else if (texts.stream().allMatch(text -> CLOCK.matcher(text).matches())) {
        return "write times as numbers, such as 12.5 for 12:30";
      }
      boolean quarters = texts.stream().allMatch(text -> QUARTER.matcher(text).matches());
      return quarters ? "write quarters as their first months, such as 2024-04 for 2024-Q2" : null;
    }

    /** The day of a date, as ISO writes it. */
    public LocalDate date(String text) {
      return LocalDate.ofEpochDay(Math.floorDiv(seconds(text), DAY));
    }

    /** The seconds from 1970 to a date, without regard to time zones; null if it is none. */
    public Long seconds(String text) {
      Matcher found = pattern.matcher(NumberText.trimmed(text));
      if (!found.matches()) {
        return null;
      }
      try {
        int day = found.group("d") == null ? 1 : number(found, "d");
        long days = LocalDate.of(year(found), month(found), day).toEpochDay();
        if (found.group("h") == null) {
          return days * DAY;
        }
        int second = found.group("s") == null ? 0 : number(found, "s");
        int hour = number(found, "h");
        int minute = number(found, "i");
        boolean real = hour < 24 && minute < 60 && second < 60;
        return real ? days * DAY + 3600L * hour + 60L * minute + second : null;
      } catch (DateTimeException noSuchDay) {
        return null;
      }
    }

    private static int year(Matcher found) {
      int year = number(found, "y");
      return found.group("y").length() > 2 ? year : year + (year < 69 ? 2000 : 1900);
    }

    private int month(Matcher found) {
      if (this != MONTH_NAME && this != NAME_SECOND) {
        return number(found, "m");
      }
      String name = found.group("n").toLowerCase(Locale.ROOT);
      return 1 + MONTHS.indexOf(name.substring(0, 3)); // 0 is no month
    }

    private static int number(Matcher found, String group) {
      return Integer.parseInt(found.group(group));
    }
  }
}
