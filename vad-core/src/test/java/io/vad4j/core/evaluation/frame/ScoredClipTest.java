package io.vad4j.core.evaluation.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoredClipTest {

  @Test
  void aScoreThatIsNoNumberIsRefusedWithClipAndFrame() {
    assertThatThrownBy(
            () -> ScoredClip.of("Test004", new double[] {1, 2, Double.NaN}, new boolean[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Test004", "frame 2", "NaN");
  }

  @Test
  void anInfiniteScoreIsRefused() {
    assertThatThrownBy(
            () -> ScoredClip.of("a", new double[] {Double.NEGATIVE_INFINITY}, new boolean[1]))
        .hasMessageContainingAll("Clip a", "frame 0", "-Infinity")
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void differentLengthsAreRefusedWithTheClip() {
    assertThatThrownBy(() -> ScoredClip.of("Test004", new double[3], new boolean[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Test004", "3 scores", "2 labels");
  }

  @Test
  void aClipWithoutFramesIsRefused() {
    assertThatThrownBy(() -> ScoredClip.of("empty", new double[0], new boolean[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty");
  }

  @Test
  void laterChangesToTheArraysDoNotReachTheClip() {
    double[] scores = {1, 2};
    boolean[] labels = {false, true};
    ScoredClip clip = ScoredClip.of("a", scores, labels);

    scores[0] = 9;
    labels[0] = true;
    clip.scores()[1] = 9;

    assertThat(clip.scores()).containsExactly(1, 2);
    assertThat(clip.abnormalFrameCount()).isEqualTo(1);
  }

  @Test
  void timesFollowFromTheFrameRate() {
    ScoredClip clip = ScoredClip.of("a", new double[3], new boolean[3]).withFrameRate(10);

    assertThat(clip.seconds(2).getAsDouble()).isCloseTo(0.2, within(1e-12));
    assertThat(clip.secondsPerFrame().getAsDouble()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void withoutTimesThereAreNoSeconds() {
    ScoredClip clip = ScoredClip.of("a", new double[3], new boolean[3]);

    assertThat(clip.hasTimestamps()).isFalse();
    assertThat(clip.seconds(2)).isEmpty();
    assertThat(clip.secondsPerFrame()).isEmpty();
  }

  @Test
  void timesThatDoNotRiseAreRefusedWithTheFrame() {
    ScoredClip clip = ScoredClip.of("a", new double[2], new boolean[2]);

    assertThatThrownBy(
            () -> clip.withTimestamps(List.of(Duration.ofMillis(40), Duration.ofMillis(40))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("frame 1");
  }
}
