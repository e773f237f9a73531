package io.vad4j.examples.cli;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyMap;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Drift;
import io.vad4j.Frame;
import io.vad4j.SourceInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that {@code vad detect} writes: lines, and where asked for videos and subtitles. */
final class DetectionOutputs implements DetectionListener, AutoCloseable {
  private final Console console;
  private final DetectionWriter lines;
  private final double minimumScore;
  private final OverlayVideo overlay;
  private final Optional<EventVideos> clips;
  private final @Nullable Path subtitleFile;
  private final Subtitles subtitles = new Subtitles();
  private boolean anyDetection;

  /**
   * Outputs for one source.
   *
   * @param minimumScore frames with a lower score get no line
   * @param overlay a video of all frames, or null for none
   * @param clips a folder for a video of each event, or null for none
   * @param roll how much comes before and after an event in its video
   * @param subtitles a file for subtitles, or null for none
   */
  DetectionOutputs(
      Console console,
      DetectionWriter lines,
      double minimumScore,
      SourceInfo info,
      @Nullable Path overlay,
      @Nullable Path clips,
      Duration roll,
      @Nullable Path subtitles) {
    this.console = console;
    this.lines = lines;
    this.minimumScore = minimumScore;
    this.overlay = overlay == null ? OverlayVideo.none() : OverlayVideo.to(overlay, info);
    this.clips = clips == null ? Optional.empty() : Optional.of(new EventVideos(clips, info, roll));
    this.subtitleFile = subtitles;
  }

  /** Whether the detector had something to say of any frame. */
  boolean anyDetection() {
    return anyDetection;
  }

  @Override
  public void detected(Detection detection) {
    anyDetection = true;
    if (detection.score() >= minimumScore
        || detection.separate().stream().anyMatch(kind -> kind.score() >= minimumScore)) {
      lines.write(detection);
    }
  }

  /** The next frame, after its detection was told of. */
  void frame(Frame frame, AnomalyMap map) {
    overlay.write(frame, map);
    clips.ifPresent(videos -> videos.write(frame, map));
  }

  @Override
  public void eventStarted(AnomalyEvent event) {
    clips.ifPresent(videos -> videos.started(event));
  }

  @Override
  public void eventEnded(AnomalyEvent event) {
    lines.write(event);
    clips.ifPresent(videos -> videos.ended(event));
    subtitles.add(event);
  }

  @Override
  public void drifted(Drift drift) {
    console.say(
        "%s s: scores no longer look as they did when normal was learned; calibrate on newer"
                .formatted(DetectionWriter.seconds(drift.time()))
            + " footage with 'vad calibrate'.");
  }

  @Override
  public void shaking(Duration time) {
    console.say(
        "%s s: the camera shakes; more normal frames may be called abnormal than was asked for,"
                .formatted(DetectionWriter.seconds(time))
            + " unless what was learned from shook as much.");
  }

  @Override
  public void close() {
    try (overlay) {
      clips.ifPresent(EventVideos::close);
      if (subtitleFile != null) {
        Targets.write(subtitleFile, subtitles.text(), "--srt");
      }
    }
  }
}
