package io.vad4j.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private final List<String> closed = new ArrayList<>();

  private Runnable failing(String name) {
    return () -> {
      throw new IllegalStateException(name);
    };
  }

  @Test
  void closesAllThoughOneFails() {
    assertThatThrownBy(
            () -> Closing.closeAll(List.of(failing("first"), () -> closed.add("second"))))
        .hasMessage("first");
    assertThat(closed).containsExactly("second");
  }

  @Test
  void throwsTheFirstWithTheOthersSuppressed() {
    assertThatThrownBy(() -> Closing.closeAll(List.of(failing("first"), failing("second"))))
        .hasMessage("first")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .singleElement()
                    .hasToString("java.lang.IllegalStateException: second"));
  }
}
