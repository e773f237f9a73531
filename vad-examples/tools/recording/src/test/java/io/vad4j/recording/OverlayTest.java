package io.vad4j.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyEvent;
import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverlayTest {
  private static final Optional<AnomalyEvent> EVENT = Optional.of(Events.event(1, 5, 5, 5));

  /** Pixels that differ from the frame in a part of the image, in fractions of its height. */
  private static long changed(Frame frame, BufferedImage image, double top, double bottom) {
    int gray = frame.toByteArray()[0] & 0xFF;
    long changed = 0;
    for (int y = (int) (top * image.getHeight()); y < bottom * image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        changed += (image.getRGB(x, y) & 0xFFFFFF) == gray * 0x010101 ? 0 : 1;
      }
    }
    return changed;
  }

  @Test
  void anAnomalousRegionHasABoxWithItsKindBelow() {
    Frame frame = Events.frame(50);

    BufferedImage image = Overlay.toImage(frame, Events.detection(50, EVENT));

    assertThat(image.getRGB(Events.WIDTH / 4, Events.HEIGHT / 4) & 0xFFFFFF).isEqualTo(0xFF0000);
    assertThat(changed(frame, image, 0.51, 0.6)).isPositive();
    assertThat(changed(frame, image, 0.65, 1)).isZero();
  }

  @Test
  void aNormalFrameHasItsTimeOnly() {
    Frame frame = Events.frame(50);

    BufferedImage image = Overlay.toImage(frame, Events.detection(50, Optional.empty()));

    assertThat(changed(frame, image, 0, 0.1)).isPositive();
    assertThat(changed(frame, image, 0.1, 1)).isZero();
  }

  @Test
  void theOverlayKeepsIndexTimeAndSize() {
    Frame frame = Events.frame(50);

    Frame drawn = Overlay.draw(frame, Events.detection(50, EVENT));

    assertThat(drawn.index()).isEqualTo(50);
    assertThat(drawn.timestamp()).isEqualTo(frame.timestamp());
    assertThat(drawn.width()).isEqualTo(frame.width());
    assertThat(drawn.format()).isEqualTo(PixelFormat.BGR24);
  }
}
