package io.vad4j.motion.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLineTest {
  private final TimeLine line = new TimeLine(40);

  @Test
  void countsFromTheFirstFrame() {
    assertThat(line.stamped(1000)).isEqualTo(Duration.ZERO);
    assertThat(line.stamped(1033)).isEqualTo(Duration.ofNanos(33));
  }

  @Test
  void goesOnByAnIntervalWhereStampsJumpBack() {
    line.stamped(1000);
    line.stamped(1100);

    assertThat(line.stamped(5)).isEqualTo(Duration.ofNanos(140));
    assertThat(line.stamped(35)).isEqualTo(Duration.ofNanos(170));
  }

  @Test
  void goesOnByAnIntervalWhereThereAreNoStamps() {
    assertThat(line.unstamped()).isEqualTo(Duration.ZERO);
    assertThat(line.unstamped()).isEqualTo(Duration.ofNanos(40));
    assertThat(line.unstamped()).isEqualTo(Duration.ofNanos(80));
  }

  @Test
  void bridgesAFrameWithoutAStamp() {
    line.stamped(1000);
    line.unstamped();

    assertThat(line.stamped(1080)).isEqualTo(Duration.ofNanos(80));
  }
}
