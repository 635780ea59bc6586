package dev.neuron.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.fixture.Draw;
import dev.neuron.fixture.Property;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DistinctCountTest {
  @Property
  void counts_what_a_set_counts(Draw draw) {
    List<Long> values = draw.list(0, 255, () -> (long) draw.between(-40, 40));
    DistinctCount count = new DistinctCount(1000);
    values.forEach(count::add);
    Set<Long> set = new HashSet<>(values);
    assertThat(count.count()).isEqualTo(set.size());
    assertThat(count.isOver()).isFalse();
  }

  @Test
  void counts_up_to_its_limit_and_then_says_more() {
    DistinctCount count = new DistinctCount(500);
    for (long value = 0; value < 500; value++) {
      count.add(value);
      count.add(value);
    }
    assertThat(count.count()).isEqualTo(500);
    assertThat(count.isOver()).isFalse();
    count.add(-1);
    assertThat(count.isOver()).isTrue();
    count.add(-2);
    assertThat(count.count()).isEqualTo(500);
  }
}
