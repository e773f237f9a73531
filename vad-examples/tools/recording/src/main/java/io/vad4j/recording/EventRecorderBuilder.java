package io.vad4j.recording;

import io.vad4j.AnomalyEvent;
import io.vad4j.EventRule;
import io.vad4j.InvalidOptionException;
import io.vad4j.SourceInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link EventRecorder}; not thread-safe.
 *
 * @since 0.1.0
 */
public final class EventRecorderBuilder {
  private static final Duration DEFAULT_ROLL = Duration.ofSeconds(2);
  private static final int MIN_SIDE = 16;
  private static final long MAX_BYTES = 256L << 20;

  Optional<Path> clips = Optional.empty();
  Optional<Path> snapshots = Optional.empty();
  Duration preRoll = DEFAULT_ROLL;
  Duration postRoll = DEFAULT_ROLL;
  Function<AnomalyEvent, String> fileName = EventRecorderBuilder::defaultFileName;
  BiConsumer<AnomalyEvent, Path> onComplete = (event, file) -> {};
  int maxSide = RecentFrames.DEFAULT_MAX_SIDE;
  boolean overlay = true;
  private EventRule rule = EventRule.defaults();
  private @Nullable SourceInfo info;

  EventRecorderBuilder() {}

  /**
   * Sets the folder of the videos of the events. Default none.
   *
   * @param folder a folder, which is made where it does not exist
   * @return this builder
   */
  public EventRecorderBuilder clips(Path folder) {
    clips = Optional.of(folder);
    return this;
  }

  /**
   * Sets the folder of the JPEG images of the peaks of the events. Default none.
   *
   * @param folder a folder, which is made where it does not exist
   * @return this builder
   */
  public EventRecorderBuilder snapshots(Path folder) {
    snapshots = Optional.of(folder);
    return this;
  }

  /**
   * Sets the time that a video shows before its event. Default 2 seconds.
   *
   * @param duration at least 0
   * @return this builder
   * @throws InvalidOptionException if it is below 0
   */
  public EventRecorderBuilder preRoll(Duration duration) {
    preRoll = notNegative("pre-roll", duration);
    return this;
  }

  /**
   * Sets the time that a video shows after its event. Default 2 seconds.
   *
   * @param duration at least 0
   * @return this builder
   * @throws InvalidOptionException if it is below 0
   */
  public EventRecorderBuilder postRoll(Duration duration) {
    postRoll = notNegative("post-roll", duration);
    return this;
  }

  /**
   * Sets the rule of the detector's events, since an event is reported once it has lasted its
   * minimum duration. Default {@link EventRule#defaults()}.
   *
   * @param eventRule that of the detector
   * @return this builder
   */
  public EventRecorderBuilder eventRule(EventRule eventRule) {
    rule = eventRule;
    return this;
  }

  /**
   * Sets the source, so that a pre-roll that cannot fit in memory is refused. Default none.
   *
   * @param source size and frame rate of the frames
   * @return this builder
   */
  public EventRecorderBuilder source(SourceInfo source) {
    info = source;
    return this;
  }

  /**
   * Sets the names of the files. Default: the identifier of the event, with an underscore for what
   * file names may not have, or {@code event-001} and so on if the session has neither name nor
   * start.
   *
   * @param name the name of the files of an event, without folder and ending
   * @return this builder
   */
  public EventRecorderBuilder fileName(Function<AnomalyEvent, String> name) {
    fileName = name;
    return this;
  }

  /**
   * Sets the longer side of the videos and images; larger frames are reduced. Default 1280.
   *
   * @param pixels at least 16
   * @return this builder
   * @throws InvalidOptionException if it is below 16
   */
  public EventRecorderBuilder maxSide(int pixels) {
    if (pixels < MIN_SIDE) {
      throw new InvalidOptionException(
          "The longer side must be at least %d pixels, not %d.".formatted(MIN_SIDE, pixels));
    }
    maxSide = pixels;
    return this;
  }

  /**
   * Sets whether videos and images have their overlay. Default true.
   *
   * @param drawn false for frames as they are
   * @return this builder
   */
  public EventRecorderBuilder overlay(boolean drawn) {
    overlay = drawn;
    return this;
  }

  /**
   * Sets what is called for each file once it is complete. Default nothing.
   *
   * @param action called with the event, as it was when the file was completed, and its file, on
   *     the thread that uses the recorder
   * @return this builder
   */
  public EventRecorderBuilder onComplete(BiConsumer<AnomalyEvent, Path> action) {
    onComplete = action;
    return this;
  }

  private static String defaultFileName(AnomalyEvent event) {
    return event.id().equals(Integer.toString(event.number()))
        ? String.format(Locale.ROOT, "event-%03d", event.number())
        : event.id().replaceAll("[^\\p{L}\\p{N}._-]", "_");
  }

  private static Duration notNegative(String what, Duration duration) {
    if (duration.isNegative()) {
      throw new InvalidOptionException(
          "The %s must be at least 0, not %s.".formatted(what, duration));
    }
    return duration;
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InvalidOptionException(
          "The folder %s of the recordings of events cannot be made: %s. Name another one."
              .formatted(folder, e),
          e);
    }
  }

  /** {@return the time for which frames are kept: an event is reported with a delay} */
  Duration lookback() {
    Duration delay = rule.minDuration().plusSeconds(1);
    return clips.isPresent() ? preRoll.plus(delay) : delay;
  }

  /** {@return the memory that the frames before an event may take} */
  long maxBytes() {
    return Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / 4);
  }

  /**
   * {@return a recorder, which the caller closes}
   *
   * @throws InvalidOptionException if it would record nothing, a folder cannot be made, or the
   *     frames before an event of the source would not fit in memory
   */
  public EventRecorder build() {
    if (clips.isEmpty() && snapshots.isEmpty()) {
      throw new InvalidOptionException(
          "The recorder would record nothing: give it a folder for clips or for snapshots.");
    }
    if (info != null) {
      RecentFrames.checkMemory(lookback(), info, maxSide, maxBytes());
    }
    clips.ifPresent(EventRecorderBuilder::makeFolder);
    snapshots.ifPresent(EventRecorderBuilder::makeFolder);
    return new EventRecorder(this);
  }
}
