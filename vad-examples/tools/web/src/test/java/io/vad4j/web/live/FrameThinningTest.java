package io.vad4j.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ten frames a second. */
class FrameThinningTest {
  private final FrameThinning thinning = new FrameThinning();

  private static Duration time(int frame) {
    return Duration.ofMillis(100L * frame);
  }

  private static Optional<Detection> detection(double score, Optional<AnomalyEvent> event) {
    return Optional.of(
        Detection.builder()
            .timestamp(Duration.ZERO)
            .channels(
                List.of(
                    ChannelScore.builder()
                        .name(ChannelScore.FUSED)
                        .score(score)
                        .threshold(2)
                        .map(AnomalyMap.of(1, 1, new float[1]))
                        .event(event)
                        .build()))
            .build());
  }

  private static Optional<AnomalyEvent> event(int peak, int end) {
    return Optional.of(
        AnomalyEvent.builder()
            .number(1)
            .kind(AnomalyKind.MOTION)
            .start(0, Duration.ZERO)
            .peak(peak, time(peak), 3)
            .end(end, time(end))
            .region(new BoundingBox(0, 0, 1, 1))
            .build());
  }

  private int accepted(int from, int to, Optional<Detection> detection) {
    int count = 0;
    for (int frame = from; frame < to; frame++) {
      count += thinning.accept(time(frame), detection) ? 1 : 0;
    }
    return count;
  }

  @Test
  void oneFrameASecondWhileNothingHappens() {
    assertThat(accepted(0, 100, Optional.empty())).isEqualTo(10);
    assertThat(accepted(100, 200, detection(0.9, Optional.empty()))).isEqualTo(10);
  }

  @Test
  void allFramesFromHalfTheThresholdOn() {
    assertThat(accepted(0, 100, detection(1, Optional.empty()))).isEqualTo(100);
  }

  @Test
  void allFramesOfTheFirstMinuteOfAnEventAndFewOfTheRest() {
    int first = 0;
    int rest = 0;
    for (int frame = 0; frame < 1800; frame++) {
      boolean accepted = thinning.accept(time(frame), detection(3, event(0, frame)));
      first += accepted && frame <= 600 ? 1 : 0;
      rest += accepted && frame > 600 ? 1 : 0;
    }

    assertThat(first).isEqualTo(601);
    assertThat(rest).isBetween(12, 14);
  }

  @Test
  void peakOfAnEventIsAlwaysThere() {
    accepted(0, 1, Optional.empty());

    assertThat(thinning.accept(time(700), detection(3, event(0, 700)))).isTrue();
    assertThat(thinning.accept(time(701), detection(3, event(0, 701)))).isFalse();
    assertThat(thinning.accept(time(702), detection(3, event(702, 702)))).isTrue();
  }
}
