package io.vad4j.web.digest;

import io.vad4j.web.store.EventMark;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Digests as lines of text.
 *
 * @since 0.1.0
 */
public final class DigestText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private DigestText() {}

  /**
   * {@return the digest as text}
   *
   * @param digest a digest
   * @param zone the time zone of its times
   */
  public static String of(Digest digest, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s from %s to %s."
            .formatted(
                count(digest.events().size(), "event"),
                TIME.format(digest.from().atZone(zone)),
                TIME.format(digest.to().atZone(zone))));
    for (Digest.CameraDigest camera : digest.cameras()) {
      lines.add("");
      lines.add(camera.name() + ": " + summary(camera));
      lines.add("  health: " + health(camera));
    }
    if (!digest.events().isEmpty()) {
      lines.add("");
    }
    digest
        .events()
        .forEach(
            event ->
                lines.add(
                    "%s  %s: %s%s"
                        .formatted(
                            TIME.format(event.start().atZone(zone)),
                            event.camera(),
                            event.summary(),
                            event.mark() == EventMark.NONE
                                ? ""
                                : " [" + words(event.mark()) + "]")));
    return String.join("\n", lines) + "\n";
  }

  /**
   * {@return events by kind, and marks, such as {@code 3 events (2 anomalous motion), 1 normal}}
   */
  static String summary(Digest.CameraDigest camera) {
    List<String> kinds = new ArrayList<>();
    camera.kinds().forEach((kind, number) -> kinds.add(number + " " + kind.description()));
    List<String> marks = new ArrayList<>();
    camera
        .marks()
        .forEach(
            (mark, number) -> {
              if (mark != EventMark.NONE) {
                marks.add(number + " marked " + words(mark));
              }
            });
    return count(camera.events(), "event")
        + (kinds.isEmpty() ? "" : " (" + String.join(", ", kinds) + ")")
        + (marks.isEmpty() ? "" : "; " + String.join(", ", marks));
  }

  /** {@return the state, and what was wrong how often} */
  static String health(Digest.CameraDigest camera) {
    List<String> causes = new ArrayList<>();
    for (Map.Entry<?, Integer> cause : camera.causes().entrySet()) {
      causes.add(words((Enum<?>) cause.getKey()) + " " + count(cause.getValue(), "time"));
    }
    return camera.health().map(change -> words(change.state())).orElse("no change")
        + (causes.isEmpty() ? "" : "; " + String.join(", ", causes));
  }

  static String words(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
