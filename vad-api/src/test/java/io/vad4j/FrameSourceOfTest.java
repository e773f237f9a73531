package io.vad4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrameSourceOfTest {

  private static List<Frame> clip(int frames) {
    return IntStream.range(0, frames).mapToObj(i -> frame(i, 8)).toList();
  }

  private static Frame frame(int index, int width) {
    return Frame.wrap(
        index, Duration.ofMillis(40L * index), width, 2, PixelFormat.GRAY8, new byte[2 * width]);
  }

  private static List<Frame> read(FrameSource source) {
    List<Frame> frames = new ArrayList<>();
    source.next().ifPresent(frames::add);
    for (var next = source.next(); next.isPresent(); next = source.next()) {
      frames.add(next.get());
    }
    return frames;
  }

  @Test
  void returnsTheFramesInOrder() {
    List<Frame> frames = clip(5);
    try (FrameSource source = FrameSource.of(frames)) {
      assertThat(read(source)).containsExactlyElementsOf(frames);
    }
  }

  @Test
  void readsAnIterableLazily() {
    Iterable<Frame> endless = () -> Stream.iterate(0, i -> i + 1).map(i -> frame(i, 8)).iterator();
    try (FrameSource source = FrameSource.of("endless", endless)) {
      assertThat(source.info().frameCount()).isEmpty();
      source.next();
      assertThat(source.next()).hasValueSatisfying(f -> assertThat(f.index()).isEqualTo(1));
    }
  }

  @Test
  void computesFrameRateAndCountOfAList() {
    try (FrameSource source = FrameSource.of("five", clip(5))) {
      assertThat(source.info().frameRate()).hasValue(25);
      assertThat(source.info().frameCount()).hasValue(5);
    }
  }

  @Test
  void aGapDoesNotChangeTheFrameRateOfAList() {
    List<Frame> frames = new ArrayList<>(clip(5));
    clip(5).forEach(f -> frames.add(f.withPosition(f.index() + 5, f.timestamp().plusSeconds(60))));
    try (FrameSource source = FrameSource.of("paused", frames)) {
      assertThat(source.info().frameRate()).hasValue(25);
    }
  }

  @Test
  void hasNoFrameRateForOneFrame() {
    try (FrameSource source = FrameSource.of("one", clip(1))) {
      assertThat(source.info().frameRate()).isEmpty();
    }
  }

  @Test
  void rejectsAnEmptyClip() {
    assertThatThrownBy(() -> FrameSource.of("nothing", List.of()))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void rejectsFramesOfDifferentSizes() {
    try (FrameSource source = FrameSource.of("mixed", List.of(frame(0, 8), frame(1, 9)))) {
      assertThatThrownBy(() -> read(source))
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("9x2")
          .hasMessageContaining("8x2");
    }
  }

  @Test
  void rejectsDecreasingTimestamps() {
    try (FrameSource source = FrameSource.of("back", List.of(frame(1, 8), frame(0, 8)))) {
      assertThatThrownBy(() -> read(source))
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("never decrease");
    }
  }
}
