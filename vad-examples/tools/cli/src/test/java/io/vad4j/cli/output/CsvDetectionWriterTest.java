package io.vad4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.ScorerContribution;
import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.ResultStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvDetectionWriterTest {
  private static final AnomalyMap MAP = AnomalyMap.of(1, 1, new float[] {1});
  private static final List<ScorerContribution> STATIONARY_CONTRIBUTIONS =
      List.of(new ScorerContribution("stationary-object", AnomalyKind.STATIONARY_OBJECT, 3, 1));
  private static final AnomalyEvent STATIONARY_EVENT =
      AnomalyEvent.builder()
          .number(4)
          .kind(AnomalyKind.STATIONARY_OBJECT)
          .start(90, Duration.ofSeconds(9))
          .end(120, Duration.ofSeconds(12))
          .peak(110, Duration.ofSeconds(11), 3)
          .region(new BoundingBox(0.5, 0.5, 0.1, 0.1))
          .contributions(STATIONARY_CONTRIBUTIONS)
          .build();

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Console console = new Console(new ResultStream(written), System.err, false, false);

  /** A stationary object, and motion in an unusual direction. */
  private static Detection detection(boolean abnormal) {
    ChannelScore fused =
        ChannelScore.builder()
            .name(ChannelScore.FUSED)
            .kind(AnomalyKind.DIRECTION)
            .score(2.5)
            .threshold(abnormal ? 2 : 3)
            .contributions(
                List.of(
                    new ScorerContribution("optical-flow", AnomalyKind.MOTION, 1, 1),
                    new ScorerContribution("direction", AnomalyKind.DIRECTION, 3, 1)))
            .map(MAP)
            .build();
    ChannelScore stationary =
        ChannelScore.builder()
            .name("stationary object")
            .kind(AnomalyKind.STATIONARY_OBJECT)
            .score(3)
            .threshold(2)
            .contributions(STATIONARY_CONTRIBUTIONS)
            .map(MAP)
            .event(Optional.of(STATIONARY_EVENT))
            .build();
    return Detection.builder()
        .index(120)
        .timestamp(Duration.ofSeconds(12))
        .channels(List.of(fused, stationary))
        .build();
  }

  private String lines() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void csvHasTheEventOfAStandaloneChannel() {
    new CsvDetectionWriter(console, false).onDetection(detection(false));

    assertThat(lines().lines().toList().get(1)).startsWith("120,12.0,3.0,true,4,");
  }
}
