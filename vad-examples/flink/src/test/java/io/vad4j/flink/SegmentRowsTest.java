package io.vad4j.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentRowsTest {
  private static Segment parse(String camera) {
    return SegmentRows.parse(
        "{\"camera\": \"%s\", \"start\": \"2026-05-01T12:00:00Z\", \"uri\": \"file:///a.mp4\"}"
            .formatted(camera));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cam:1", "192.168.0.7:554", "../../etc/x", "a/b", "a\\\\b", "a\\u0000b", " "})
  void cameraWhoseNameIsNoFileNameIsNoRow(String camera) {
    assertThatThrownBy(() -> parse(camera))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("camera");
  }

  @Test
  void nameOfACameraIsInAnyScriptWithSpacesAndDots() {
    assertThat(parse("192.168.0.7 入口").camera()).isEqualTo("192.168.0.7 入口");
  }
}
