package io.vad4j.examples.cli;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyMap;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Drift;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.Progress;
import java.util.Optional;

/** Reads a stream to its end and writes what the detector says of it, as it says it. */
final class DetectionRun implements DetectionListener {
  private static final int REPORT_EVERY = 25;

  private final Console console;
  private final DetectionWriter writer;
  private final double minimumScore;
  private final OverlayVideo video;
  private final EventClips clips;
  private long detections;

  /**
   * A run.
   *
   * @param minimumScore frames with a lower score are not written
   */
  DetectionRun(
      Console console,
      DetectionWriter writer,
      double minimumScore,
      OverlayVideo video,
      EventClips clips) {
    this.console = console;
    this.writer = writer;
    this.minimumScore = minimumScore;
    this.video = video;
    this.clips = clips;
  }

  /** Reads to the end of the source, or until stopped; gives the number of frames read. */
  long run(Detector detector, FrameSource source, StopSignal stop) {
    long frames = 0;
    try (ProgressDisplay progress = new ProgressDisplay(console);
        DetectorSession session = detector.open(this)) {
      AnomalyMap last = AnomalyMap.of(1, 1, new float[1]);
      Optional<Frame> next = next(source, stop);
      while (next.isPresent()) {
        Frame frame = next.get();
        Optional<Detection> detection = session.process(frame);
        last = detection.map(Detection::map).orElse(last);
        video.write(frame, last);
        clips.write(frame, last, detection);
        frames++;
        if (frames % REPORT_EVERY == 0 && !console.resultsOnTerminal()) {
          progress.progressed(new Progress("detecting", frames, source.info().frameCount(), ""));
        }
        next = next(source, stop);
      }
    }
    return frames;
  }

  private static Optional<Frame> next(FrameSource source, StopSignal stop) {
    try {
      return stop.stopped() ? Optional.empty() : source.next();
    } catch (RuntimeException e) {
      if (stop.stopped()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** How many frames the detector had something to say of. */
  long detections() {
    return detections;
  }

  @Override
  public void detected(Detection detection) {
    detections++;
    if (detection.score() >= minimumScore) {
      writer.write(detection);
    }
  }

  @Override
  public void eventStarted(AnomalyEvent event) {
    clips.eventStarted(event);
  }

  @Override
  public void eventEnded(AnomalyEvent event) {
    writer.write(event);
    clips.eventEnded(event);
  }

  @Override
  public void drifted(Drift drift) {
    console.say(
        DetectionWriter.seconds(drift.time())
            + " s: scores no longer look as they did when normal was learned; calibrate on newer"
            + " footage with 'vad calibrate'.");
  }
}
