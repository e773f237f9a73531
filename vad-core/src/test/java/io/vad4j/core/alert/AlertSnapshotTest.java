package io.vad4j.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.InvalidOptionException;
import io.vad4j.PixelFormat;
import io.vad4j.monitor.alert.Alert;
import io.vad4j.monitor.alert.AlertDispatcher;
import io.vad4j.monitor.alert.AlertPolicy;
import io.vad4j.monitor.alert.AlertSnapshot;
import io.vad4j.monitor.alert.EventAlert;
import io.vad4j.monitor.alert.EventAlert.Phase;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alerts with the frame of the peak: each frame is brighter than the one before. */
class AlertSnapshotTest {
  private static final int BRIGHTNESS_STEP = 20;

  private final List<Alert> alerts = new CopyOnWriteArrayList<>();
  private AlertDispatcher dispatcher = dispatcher(80);

  private AlertDispatcher dispatcher(int snapshotSize) {
    return AlertDispatcher.builder()
        .policy(AlertPolicy.builder().snapshotSize(snapshotSize).build())
        .sink("test", alerts::add)
        .build();
  }

  @AfterEach
  void close() {
    dispatcher.close();
  }

  private static Duration time(int frame) {
    return Duration.ofMillis(100L * frame);
  }

  /** An event in the right half of the frame, from frame 1. */
  private static AnomalyEvent event(int peak, int end) {
    return AnomalyEvent.builder()
        .number(1)
        .start(1, time(1))
        .end(end, time(end))
        .peak(peak, time(peak), 3)
        .region(new BoundingBox(0.5, 0, 0.5, 1))
        .build();
  }

  private void show(int frame, Optional<AnomalyEvent> event) {
    byte[] pixels = new byte[160 * 120];
    Arrays.fill(pixels, (byte) (frame * BRIGHTNESS_STEP));
    ChannelScore channel =
        ChannelScore.builder()
            .name(ChannelScore.FUSED)
            .kind(AnomalyKind.MOTION)
            .score(3)
            .threshold(2)
            .map(AnomalyMap.of(1, 1, new float[1]))
            .event(event)
            .build();
    dispatcher.onFrame(
        "yard",
        Frame.of(frame, time(frame), 160, 120, PixelFormat.GRAY8, pixels),
        Optional.of(Detection.builder().timestamp(time(frame)).channels(List.of(channel)).build()));
  }

  /** An event whose peak is at frame 2 when it is reported with frame 3, and at 5 in the end. */
  private void runEvent() {
    show(0, Optional.empty());
    show(1, Optional.of(event(1, 1)));
    show(2, Optional.of(event(2, 2)));
    dispatcher.onEventStart("yard", event(2, 3));
    show(3, Optional.of(event(2, 3)));
    show(4, Optional.of(event(2, 4)));
    show(5, Optional.of(event(5, 5)));
    show(6, Optional.of(event(5, 6)));
    dispatcher.onEventEnd("yard", event(5, 6));
    dispatcher.close();
  }

  private EventAlert alert(int index) {
    return (EventAlert) alerts.get(index);
  }

  private BufferedImage image(int index) throws IOException {
    AlertSnapshot snapshot = alert(index).snapshot().orElseThrow();
    return ImageIO.read(new ByteArrayInputStream(snapshot.toByteArray()));
  }

  private static int brightness(BufferedImage image) {
    return new Color(image.getRGB(10, 30)).getGreen();
  }

  @Test
  void startAndEndHaveTheFrameOfThePeakSoFar() throws IOException {
    runEvent();

    assertThat(alert(0).phase()).isEqualTo(Phase.STARTED);
    assertThat(brightness(image(0))).isBetween(35, 45);
    assertThat(alert(1).phase()).isEqualTo(Phase.ENDED);
    assertThat(brightness(image(1))).isBetween(95, 105);
  }

  @Test
  void snapshotIsReducedAndHasABoxAroundThePeak() throws IOException {
    runEvent();
    BufferedImage image = image(1);
    Color edge = new Color(image.getRGB(60, 0));

    assertThat(image.getWidth()).isEqualTo(alert(1).snapshot().orElseThrow().width()).isEqualTo(80);
    assertThat(image.getHeight()).isEqualTo(60);
    assertThat(edge.getRed() - edge.getGreen()).isGreaterThan(60);
    assertThat(new Color(image.getRGB(20, 0)).getRed()).isBetween(80, 120);
  }

  @Test
  void alertsHaveNoSnapshotByDefault() {
    dispatcher.close();
    dispatcher = dispatcher(0);
    runEvent();

    assertThat(alerts).hasSize(2).allMatch(alert -> ((EventAlert) alert).snapshot().isEmpty());
  }

  @Test
  void eventThatEndsBeforeItsFrameIsReportedAllTheSame() {
    dispatcher.onEventStart("yard", event(2, 3));
    dispatcher.onEventEnd("yard", event(2, 3));
    dispatcher.close();

    assertThat(alerts)
        .extracting(alert -> ((EventAlert) alert).phase())
        .containsExactly(Phase.STARTED, Phase.ENDED);
  }

  @Test
  void sizeIsBounded() {
    AlertPolicy.Builder policy = AlertPolicy.builder();

    assertThatThrownBy(() -> policy.snapshotSize(2000)).isInstanceOf(InvalidOptionException.class);
    assertThatThrownBy(() -> policy.snapshotSize(10)).isInstanceOf(InvalidOptionException.class);
  }
}
