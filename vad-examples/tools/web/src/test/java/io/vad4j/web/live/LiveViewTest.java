package io.vad4j.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveViewTest {
  private static final Frame FRAME =
      Frame.of(0, Duration.ZERO, 2, 2, PixelFormat.GRAY8, new byte[4]);

  @Test
  void aStreamThatWasRemovedHasNoImage() {
    LiveView live = new LiveView();
    live.onFrame("yard", FRAME, Optional.empty());
    live.onFrame("door", FRAME, Optional.empty());
    live.onRemoved("yard");

    assertThat(live.hasImage("yard")).isFalse();
    assertThat(live.hasImage("door")).isTrue();
  }
}
