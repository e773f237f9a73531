package io.vad4j.web.store;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.BoundingBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Events of a minute each, one every two minutes. */
public final class StoredEvents {
  /** When the first begins. */
  public static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

  private StoredEvents() {}

  /** {@return the event of a number} */
  public static AnomalyEvent anomalyEvent(String camera, int number) {
    return AnomalyEvent.builder().number(number + 1).id(camera + "/" + number).stream(
            Optional.of(camera), Optional.of(START))
        .kind(number % 2 == 0 ? AnomalyKind.MOTION : AnomalyKind.DIRECTION)
        .start(0, Duration.ofMinutes(2L * number))
        .peak(1, Duration.ofMinutes(2L * number).plusSeconds(10), 3.5)
        .end(2, Duration.ofMinutes(2L * number + 1))
        .region(new BoundingBox(0.75, 0.75, 0.25, 0.25))
        .build();
  }

  /** {@return the event of a number, as it is kept} */
  public static StoredEvent event(String camera, int number) {
    return StoredEvent.of(camera, anomalyEvent(camera, number), "fused", START);
  }

  /** {@return a part with as many bytes as asked for} */
  static Path part(EventStore store, String name, int size) {
    try {
      return Files.write(store.parts().resolve(name), new byte[size]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
