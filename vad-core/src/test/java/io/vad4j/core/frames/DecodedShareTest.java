package io.vad4j.core.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DecodedShareTest {
  private static final int FRAMES_PER_SECOND = 100;

  private final DecodedShare share = new DecodedShare(0);
  private long frames;

  /** Counts seconds in which a part of the decoded frames is scored. */
  private void count(int seconds, double scoredPart) {
    for (int i = 0; i < seconds * FRAMES_PER_SECOND; i++) {
      frames++;
      share.count(
          i % FRAMES_PER_SECOND < scoredPart * FRAMES_PER_SECOND,
          frames * Duration.ofSeconds(1).toNanos() / FRAMES_PER_SECOND);
    }
  }

  @Test
  void allGroupsAreDecodedWhileMostOfTheirFramesAreScored() {
    count(20, 0.7);

    assertThat(share.value()).isEqualTo(1);
  }

  @Test
  void shareFallsWhileFewFramesAreScored() {
    count(5, 0.1);

    assertThat(share.value()).isLessThan(0.2);
  }

  @Test
  void someGroupsAreDecodedEvenIfNoFrameIsScored() {
    count(100, 0);

    assertThat(share.value()).isPositive();
  }

  @Test
  void shareRisesAgainWhenAllFramesAreScored() {
    count(5, 0.1);
    count(20, 1);

    assertThat(share.value()).isEqualTo(1);
  }

  @Test
  void streamsGetTheShareForWhichScoringHasTime() {
    // Four streams' frames are as many as can be scored; there are twelve.
    IntStream.range(0, 30).forEach(second -> count(1, Math.min(1, 1 / (3 * share.value()))));

    assertThat(share.value()).isCloseTo(1 / (3 * 0.6), Offset.offset(0.05));
  }
}
