package io.vad4j.cli.output;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyMap;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Frame;
import io.vad4j.ModelInfo;
import io.vad4j.ScoreDrift;
import io.vad4j.SourceInfo;
import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.OutputClosedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Outputs of {@code vad detect}: lines, and optionally videos and subtitles. */
public final class DetectionOutputs implements DetectionListener, AutoCloseable {
  private final Console console;
  private final DetectionWriter lines;
  private final double minScore;
  private final OverlayVideo overlay;
  private final Optional<EventClipWriter> eventClips;
  private final @Nullable Path subtitleFile;
  private final Subtitles subtitles = new Subtitles();
  private final List<String> written = new ArrayList<>();
  private boolean hasDetections;
  private boolean linesClosed;
  private int events;
  private @Nullable RuntimeException failure;

  /**
   * Outputs for one source.
   *
   * @param minScore frames with a lower overall score get no line
   * @param overlay a video of all frames, or null for none
   * @param clips a folder for a video of each event, or null for none
   * @param padding time before and after an event in its video
   * @param subtitles a file for subtitles, or null for none
   */
  public DetectionOutputs(
      Console console,
      DetectionWriter lines,
      double minScore,
      SourceInfo info,
      @Nullable Path overlay,
      @Nullable Path clips,
      Duration padding,
      @Nullable Path subtitles) {
    this.console = console;
    this.lines = lines;
    this.minScore = minScore;
    this.overlay = overlay == null ? OverlayVideo.none() : OverlayVideo.create(overlay, info);
    this.eventClips =
        clips == null ? Optional.empty() : Optional.of(new EventClipWriter(clips, info, padding));
    this.subtitleFile = subtitles;
    Stream.of(overlay, clips, subtitles)
        .filter(Objects::nonNull)
        .forEach(file -> written.add(file.toString()));
  }

  /** Writes the thresholds of a model, before the first detection. */
  public void writeHeader(ModelInfo info) {
    writeLine(() -> lines.writeHeader(info));
  }

  /** {@return the number of events that have ended} */
  public int eventCount() {
    return events;
  }

  /** {@return the files and folders that are written beside the lines} */
  public List<String> written() {
    return List.copyOf(written);
  }

  /** {@return whether any frame was scored} */
  public boolean hasDetections() {
    return hasDetections;
  }

  @Override
  public void onDetection(Detection detection) {
    hasDetections = true;
    if (detection.score() >= minScore) {
      attempt(() -> writeLine(() -> lines.write(detection)));
    }
  }

  /** Detectors isolate failing listeners; results that cannot be written end the command. */
  private void attempt(Runnable output) {
    if (failure == null) {
      try {
        output.run();
      } catch (RuntimeException e) {
        failure = e;
      }
    }
  }

  /** A reader of the lines that leaves early ends the command, unless files are written too. */
  private void writeLine(Runnable line) {
    if (linesClosed) {
      return;
    }
    try {
      line.run();
    } catch (OutputClosedException e) {
      if (written.isEmpty()) {
        throw e;
      }
      linesClosed = true;
    }
  }

  /** Throws the first exception of an output, if there was one. */
  public void throwIfFailed() {
    if (failure != null) {
      throw failure;
    }
  }

  /** Writes the next frame to the videos; its detection must have been written before. */
  public void writeFrame(Frame frame, AnomalyMap map) {
    overlay.write(frame, map);
    eventClips.ifPresent(videos -> videos.write(frame, map));
  }

  @Override
  public void onEventStart(AnomalyEvent event) {
    attempt(() -> eventClips.ifPresent(videos -> videos.startEvent(event)));
  }

  @Override
  public void onEventEnd(AnomalyEvent event) {
    attempt(
        () -> {
          writeLine(() -> lines.write(event));
          events++;
          eventClips.ifPresent(videos -> videos.endEvent(event));
          subtitles.add(event);
        });
  }

  @Override
  public void onDrift(ScoreDrift drift) {
    console.printStatus(
        "%s s: the distribution of scores differs from that of the training data; calibrate on newer"
                .formatted(DetectionWriter.formatSeconds(drift.timestamp()))
            + " normal video with 'vad calibrate'.");
  }

  @Override
  public void onCameraShake(Duration time) {
    console.printStatus(
        "%s s: the camera shakes; expect more false alarms than the configured rate, unless it"
                .formatted(DetectionWriter.formatSeconds(time))
            + " shook as much in the training data.");
  }

  @Override
  public void onFrameRateMismatch(double frameRate, double trainingFrameRate) {
    console.printStatus(
        String.format(
            Locale.ROOT,
            "The input has %.4g frames a second, the training data %.4g: scores and thresholds do"
                + " not hold. Give the frame rate of a folder of images with --fps.",
            frameRate,
            trainingFrameRate));
  }

  @Override
  public void close() {
    try (overlay) {
      eventClips.ifPresent(EventClipWriter::close);
      if (subtitleFile != null) {
        OutputFiles.write(subtitleFile, subtitles.toSubRip(), "--srt");
      }
    }
  }
}
