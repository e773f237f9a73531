package io.vad4j.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Frame;
import io.vad4j.FrameSourceException;
import io.vad4j.InvalidFrameException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryFrameSourceTest {

  @Test
  void givesTheFramesInOrder() {
    List<Frame> frames = Clips.flat(5, 8, 8);
    try (InMemoryFrameSource source = InMemoryFrameSource.of("five", frames)) {
      assertThat(Clips.read(source)).containsExactlyElementsOf(frames);
    }
  }

  @Test
  void computesTheFrameRateFromTimestamps() {
    try (InMemoryFrameSource source = InMemoryFrameSource.of("five", Clips.flat(5, 8, 8))) {
      assertThat(source.info().frameRate()).hasValue(25);
      assertThat(source.info().frameCount()).hasValue(5);
    }
  }

  @Test
  void knowsNoFrameRateOfOneFrame() {
    try (InMemoryFrameSource source = InMemoryFrameSource.of("one", Clips.flat(1, 8, 8))) {
      assertThat(source.info().frameRate()).isEmpty();
    }
  }

  @Test
  void refusesAnEmptyClip() {
    assertThatThrownBy(() -> InMemoryFrameSource.of("nothing", List.of()))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void refusesFramesOfSeveralSizes() {
    List<Frame> frames = List.of(Clips.flat(1, 8, 8).get(0), Clips.flat(1, 9, 8).get(0));
    assertThatThrownBy(() -> InMemoryFrameSource.of("mixed", frames))
        .isInstanceOf(InvalidFrameException.class)
        .hasMessageContaining("9x8")
        .hasMessageContaining("8x8");
  }

  @Test
  void refusesTimeThatGoesBack() {
    Frame frame = Clips.flat(1, 8, 8).get(0);
    List<Frame> frames = List.of(frame.withPosition(0, Duration.ofMillis(40)), frame);
    assertThatThrownBy(() -> InMemoryFrameSource.of("back", frames))
        .isInstanceOf(InvalidFrameException.class)
        .hasMessageContaining("time goes back");
  }
}
