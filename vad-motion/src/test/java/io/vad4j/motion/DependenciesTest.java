package io.vad4j.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DependenciesTest {
  @Test
  void tensorFlowIsNotOnTheClassPath() {
    Stream<String> entries =
        Arrays.stream(
            System.getProperty("java.class.path").split(System.getProperty("path.separator")));

    assertThat(entries.filter(entry -> entry.contains("tensorflow"))).isEmpty();
  }
}
