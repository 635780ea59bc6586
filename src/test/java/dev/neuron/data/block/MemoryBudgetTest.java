package dev.neuron.data.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.neuron.data.DataException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The need of what does not fit, and the remedy, in numbers. */
class MemoryBudgetTest {
  private static final double MB = 1 << 20;
  private static final double MOST = Runtime.getRuntime().maxMemory();

  private static double number(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return Double.parseDouble(found.group(1));
  }

  @Test
  void what_fits_is_not_refused() {
    long rows = (long) (MOST / 80); // of 9 features and the target
    assertThatCode(() -> MemoryBudget.refuse("d.csv", rows, 9, 0)).doesNotThrowAnyException();
  }

  @Test
  void what_does_not_fit_says_what_it_needs() {
    long rows = (long) (MOST / 40);
    DataException refusal =
        catchThrowableOfType(DataException.class, () -> MemoryBudget.refuse("d.csv", rows, 9, 0));
    assertThat(refusal.kind()).isEqualTo(DataException.Kind.TOO_LARGE);
    String text = refusal.getMessage();
    assertThat(text).startsWith("d.csv: about " + rows + " examples of 9 features need ");
    double needed = number(text, "need (\\d+) MB");
    assertThat(needed).isBetween(2 * MOST / MB, 2 * MOST / MB + 200);
    assertThat(number(text, "may use (\\d+) MB")).isEqualTo(Math.ceil(MOST / MB));
    assertThat(number(text, "-Xmx(\\d+)m")).isBetween(needed, 1.3 * needed + 2);
  }

  @Test
  void what_is_needed_at_the_same_time_counts() {
    long rows = (long) (0.95 * MOST / 80); // of 9 features and the target
    assertThatCode(() -> MemoryBudget.refuse("d.csv", rows, 9, 0)).doesNotThrowAnyException();
    assertThatThrownBy(() -> MemoryBudget.refuse("d.csv", rows, 9, (long) (0.1 * MOST)))
        .isInstanceOf(DataException.class);
  }

  @Test
  void memory_that_ends_anywhere_in_loading_is_told_with_the_file() {
    DataException end =
        catchThrowableOfType(
            DataException.class,
            () ->
                MemoryBudget.fitting(
                    "d.csv",
                    () -> {
                      throw new OutOfMemoryError("Java heap space");
                    }));
    assertThat(end.kind()).isEqualTo(DataException.Kind.TOO_LARGE);
    assertThat(end.getMessage()).startsWith("d.csv: there is no memory for all examples");
    assertThat(number(end.getMessage(), "-Xmx(\\d+)m")).isGreaterThan(2.6 * MOST / MB);
  }

  @Test
  void a_thread_that_cannot_be_had_is_no_matter_of_the_heap() {
    assertThatThrownBy(
            () ->
                MemoryBudget.fitting(
                    "d.csv",
                    () -> {
                      throw new OutOfMemoryError("unable to create native thread");
                    }))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void memory_that_ended_asks_for_more_than_there_is() {
    DataException end = MemoryBudget.after(1000, 9);
    assertThat(end.kind()).isEqualTo(DataException.Kind.TOO_LARGE);
    assertThat(end.getMessage()).startsWith("there is no memory for more than 1000 examples of 9");
    assertThat(number(end.getMessage(), "-Xmx(\\d+)m"))
        .isBetween(2.6 * MOST / MB, 2.6 * MOST / MB + 200);
  }
}
