package dev.neuron.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neuron.data.DataException;
import dev.neuron.engine.EngineException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class SparkFailureTest {
  private static RuntimeException told(String message) {
    return SparkFailure.of(new ExecutionException(new IllegalStateException(message)));
  }

  @Test
  void what_the_program_threw_itself_stays_what_it_was() {
    EngineException own = new EngineException("a", "b", null);
    assertThat(SparkFailure.of(own)).isSameAs(own);
  }

  @Test
  void executors_without_memory_are_data_too_large() {
    assertThat(told("Job aborted: java.lang.OutOfMemoryError: Java heap space"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("an executor has not enough memory")
        .hasMessageContaining("--executor-memory");
  }

  @Test
  void sums_too_large_for_the_driver_name_the_setting() {
    assertThat(told("Total size of results is bigger than spark.driver.maxResultSize"))
        .hasMessageContaining("raise spark.driver.maxResultSize");
  }

  @Test
  void a_master_that_nobody_reaches_is_told_as_such() {
    assertThat(told("Task serialization failed: Cannot call methods on a stopped SparkContext."))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("the cluster cannot be reached")
        .hasMessageContaining("--master");
  }

  @Test
  void a_class_that_is_not_there_means_that_spark_is_incomplete() {
    for (Throwable failure :
        new Throwable[] {
          new NoClassDefFoundError("io/netty/util/Timer"),
          new NoClassDefFoundError("Could not initialize class io.netty.util.Timer"),
          new IllegalStateException(
              "Lost task: java.lang.ClassNotFoundException: io.netty.util.Timer\n\tat java"),
          new IllegalStateException(new ClassNotFoundException("io.netty.util.Timer")),
        }) {
      assertThat(SparkFailure.of(failure))
          .isInstanceOfSatisfying(
              DataException.class, e -> assertThat(e.kind()).isEqualTo(DataException.Kind.REQUEST))
          .hasMessageStartingWith(
              "Spark is incomplete: the class io.netty.util.Timer is missing (unpack Spark anew")
          .hasMessageContaining("SPARK_HOME");
    }
    assertThat(told("java.lang.ClassNotFoundException: dev.neuron.engine.spark.CachedPart"))
        .isInstanceOf(EngineException.class);
  }

  @Test
  void a_failure_without_words_is_told_by_its_cause() {
    Exception silent = new IllegalStateException(null, new IllegalArgumentException("no disk"));
    assertThat(SparkFailure.of(silent)).hasMessageContaining("Spark failed: no disk");
    assertThat(SparkFailure.of(new IllegalStateException((String) null)))
        .hasMessageContaining("IllegalStateException");
    assertThat(told("first line\nand a trace")).hasMessageContaining("Spark failed: first line");
  }
}
