package io.vad4j.cli.output;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Frame;
import io.vad4j.ScoreDrift;
import io.vad4j.StreamGap;
import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.OutputClosedException;
import io.vad4j.json.Decimals;
import io.vad4j.recording.EventRecorder;
import io.vad4j.recording.OverlayVideoWriter;
import io.vad4j.recording.SubtitleWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Outputs of {@code vad detect}: lines, and optionally videos and subtitles. */
public final class DetectionOutputs implements DetectionListener, AutoCloseable {
  private final Console console;
  private final DetectionListener lines;
  private final double minScore;
  private final Optional<OverlayVideoWriter> overlay;
  private final Optional<EventRecorder> recorder;
  private final Optional<SubtitleWriter> subtitles;
  private boolean hasDetections;
  private boolean linesClosed;
  private long frames;
  private int events;
  private int gaps;
  private Optional<Detection> lastDetection = Optional.empty();
  private @Nullable RuntimeException failure;

  /**
   * Outputs for one source.
   *
   * @param lines called for every detection from the lowest score on, and for every event
   * @param minScore frames with a lower overall score get no line
   * @param overlay a video of all frames
   * @param recorder videos and snapshots of the events
   * @param subtitles subtitles of the events
   */
  public DetectionOutputs(
      Console console,
      DetectionListener lines,
      double minScore,
      Optional<OverlayVideoWriter> overlay,
      Optional<EventRecorder> recorder,
      Optional<SubtitleWriter> subtitles) {
    this.console = console;
    this.lines = lines;
    this.minScore = minScore;
    this.overlay = overlay;
    this.recorder = recorder;
    this.subtitles = subtitles;
  }

  /** Writes the header of the lines, before the first detection. */
  public void writeHeader(Runnable header) {
    writeLine(header);
  }

  /** {@return the number of frames read} */
  public long frameCount() {
    return frames;
  }

  /** {@return the number of events that have ended} */
  public int eventCount() {
    return events;
  }

  /** {@return the number of gaps in the timestamps} */
  public int gapCount() {
    return gaps;
  }

  /** {@return whether any frame was scored} */
  public boolean hasDetections() {
    return hasDetections;
  }

  @Override
  public void onDetection(Detection detection) {
    hasDetections = true;
    if (detection.score() >= minScore) {
      attempt(() -> writeLine(() -> lines.onDetection(detection)));
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
      if (overlay.isEmpty() && recorder.isEmpty() && subtitles.isEmpty()) {
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

  /** Writes the next frame to the videos, with its detection or, without one, the last. */
  public void writeFrame(Frame frame, Optional<Detection> detection) {
    frames++;
    lastDetection = detection.or(() -> lastDetection);
    overlay.ifPresent(video -> video.write(frame, lastDetection));
    recorder.ifPresent(clips -> clips.write(frame, lastDetection));
  }

  @Override
  public void onEventStart(AnomalyEvent event) {
    attempt(
        () -> {
          writeLine(() -> lines.onEventStart(event));
          recorder.ifPresent(clips -> clips.onEventStart(event));
        });
  }

  @Override
  public void onEventEnd(AnomalyEvent event) {
    attempt(
        () -> {
          writeLine(() -> lines.onEventEnd(event));
          events++;
          recorder.ifPresent(clips -> clips.onEventEnd(event));
          subtitles.ifPresent(file -> file.onEventEnd(event));
        });
  }

  @Override
  public void onDrift(ScoreDrift drift) {
    console.printStatus(
        "%s s: the distribution of scores differs from that of the training data; calibrate on newer"
                .formatted(Decimals.formatSeconds(drift.timestamp()))
            + " normal video with 'vad calibrate'.");
  }

  @Override
  public void onCameraShake(Duration time) {
    console.printStatus(
        "%s s: the camera shakes; expect more false alarms than the configured rate, unless it"
                .formatted(Decimals.formatSeconds(time))
            + " shook as much in the training data.");
  }

  @Override
  public void onGap(StreamGap gap) {
    gaps++;
    attempt(() -> writeLine(() -> lines.onGap(gap)));
    console.printStatus(CsvDetectionWriter.describe(gap));
  }

  @Override
  public void onFrameRateMismatch(double frameRate, double trainingFrameRate) {
    console.printStatus(
        String.format(
            Locale.ROOT,
            "The input has %.4g frames a second, the training data %.4g: scores and thresholds do"
                + " not hold. Train on video of this rate; for a folder of images, give its own with"
                + " --fps.",
            frameRate,
            trainingFrameRate));
  }

  /** Closes all outputs, whether or not another could be closed. */
  @Override
  public void close() {
    try {
      subtitles.ifPresent(SubtitleWriter::close);
    } finally {
      try {
        recorder.ifPresent(EventRecorder::close);
      } finally {
        overlay.ifPresent(OverlayVideoWriter::close);
      }
    }
  }
}
