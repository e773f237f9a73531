package io.vad4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoundingBoxTest {
  @Test
  void unionContainsBoth() {
    BoundingBox union =
        new BoundingBox(0.25, 0.5, 0.25, 0.25).union(new BoundingBox(0.5, 0.25, 0.25, 0.25));

    assertThat(union).isEqualTo(new BoundingBox(0.25, 0.25, 0.5, 0.5));
  }

  @Test
  void rejectsABoxOutsideTheFrame() {
    assertThatThrownBy(() -> new BoundingBox(0.8, 0, 0.3, 0.1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
