package io.vad4j.flink;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.ModelException;
import io.vad4j.SessionOptions;
import io.vad4j.StreamGap;
import io.vad4j.VadException;
import io.vad4j.json.JsonResults;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scores a segment as the next one of its stream. Used by one task, not always of one camera. */
final class SegmentScorer {
  private static final double DEFAULT_FRAME_RATE = 25;

  private static final Logger LOG = LoggerFactory.getLogger(SegmentScorer.class);

  private final ScoringOptions options;
  private final ScoringMetrics metrics;

  /** Receives the lines that a segment yields. */
  interface Lines {
    void detection(OutputLine line);

    void event(OutputLine line);

    void deadLetter(OutputLine line);
  }

  SegmentScorer(ScoringOptions options, ScoringMetrics metrics) {
    this.options = options;
    this.metrics = metrics;
  }

  private ModelStore.Lease model(String camera) throws IOException {
    return ModelStore.shared()
        .lease(new Path(options.models(), camera + ".vad"), options.modelRefresh());
  }

  /**
   * Scores a segment.
   *
   * @param position the stream so far; null before its first segment
   * @return the stream after the segment; where it was before if nothing could be scored
   * @throws IOException if the store of models or segments cannot be read now
   */
  @Nullable StreamPosition score(@Nullable StreamPosition position, Segment segment, Lines lines)
      throws IOException {
    Scoring scoring = new Scoring(position, segment, lines);
    long start = System.nanoTime();
    try (ModelStore.Lease model = model(segment.camera());
        SegmentFiles files = SegmentFiles.open(segment)) {
      return scoring.run(model.detector(), files.source(), start);
    } catch (VadException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      metrics.deadLetters.inc();
      lines.deadLetter(DeadLetters.of(segment, String.valueOf(e.getMessage()), 0));
      return position;
    }
  }

  /** Ends the stream: an open event ends and is reported. */
  StreamPosition end(StreamPosition position, String camera, Lines lines) throws IOException {
    LineListener listener = new LineListener(camera, lines);
    try (ModelStore.Lease model = model(camera)) {
      SessionOptions session =
          SessionOptions.builder()
              .name(camera)
              .snapshot(position.session())
              .listener(listener)
              .build();
      model.detector().newSession(session).close();
      listener.flush();
    } catch (VadException e) {
      LOG.warn("An open event of {} cannot be ended.", camera, e);
    }
    return new StreamPosition(
        StreamPosition.VERSION,
        position.streamStart(),
        position.end(),
        position.nextIndex(),
        position.recentStarts(),
        new byte[0]);
  }

  /** The scoring of one segment. */
  private final class Scoring {
    private final Segment segment;
    private final Lines lines;
    private final LineListener listener;
    private final @Nullable StreamPosition before;
    private final long[] recentStarts;
    private final Instant streamStart;
    private long index;
    private Duration end;

    Scoring(@Nullable StreamPosition position, Segment segment, Lines lines) {
      this.segment = segment;
      this.lines = lines;
      listener = new LineListener(segment.camera(), lines);
      before = position == null || position.session().length == 0 ? null : position;
      recentStarts = position == null ? new long[0] : position.recentStarts();
      streamStart = before == null ? segment.start() : before.streamStart();
      index = before == null ? 0 : before.nextIndex();
      end = Duration.between(streamStart, before == null ? streamStart : before.end());
    }

    StreamPosition run(Detector detector, FrameSource source, long startNanos) {
      FrameSource timed = timed(detector, source);
      long first = index;
      DetectorSession session = openSession(detector, timed.info().frameRate());
      try {
        reportHole();
        readFrames(session, timed);
        byte[] state = session.suspend();
        metrics.onSegment(index - first, System.nanoTime() - startNanos, state.length);
        return new StreamPosition(
            StreamPosition.VERSION,
            streamStart,
            streamStart.plus(end),
            index,
            StreamPosition.append(recentStarts, segment.start()),
            state);
      } catch (RuntimeException | Error e) {
        session.suspend();
        throw e;
      }
    }

    /** The session that goes on; a new one if its state is of another version of vad4j. */
    private DetectorSession openSession(Detector detector, OptionalDouble frameRate) {
      SessionOptions.Builder session = sessionOptions(frameRate);
      if (before != null) {
        try {
          return detector.newSession(session.snapshot(before.session()).build());
        } catch (ModelException e) {
          LOG.warn("The stream of {} starts anew at {}.", segment.camera(), segment.start(), e);
          metrics.restarts.inc();
          session = sessionOptions(frameRate);
        }
      }
      return detector.newSession(session.build());
    }

    private SessionOptions.Builder sessionOptions(OptionalDouble frameRate) {
      SessionOptions.Builder session =
          SessionOptions.builder()
              .name(segment.camera())
              .start(streamStart)
              .resumable(true)
              .listener(listener);
      frameRate.ifPresent(session::frameRate);
      return session;
    }

    /** Reports a hole before the segment that is too short for the session to start anew. */
    private void reportHole() {
      Duration start = Duration.between(streamStart, segment.start());
      Duration hole = start.minus(end);
      if (before != null
          && hole.compareTo(options.joinTolerance()) > 0
          && hole.compareTo(SessionOptions.builder().build().maxGap()) <= 0) {
        metrics.gaps.inc();
        lines.event(
            line(
                segment.camera(),
                JsonResults.ofGap(StreamGap.of(Optional.of(segment.camera()), end, start, 0))));
      }
    }

    /** Reads to the end; what follows a frame that cannot be read is a dead letter. */
    private void readFrames(DetectorSession session, FrameSource source) {
      Duration offset = Duration.between(streamStart, segment.start());
      offset = offset.compareTo(end) < 0 ? end : offset;
      Duration last = null;
      Duration interval = interval(source);
      long scored = 0;
      try {
        for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next()) {
          Frame frame = next.get();
          Duration time = offset.plus(frame.timestamp());
          session.process(frame.withPosition(index, time));
          listener.flush();
          interval = last == null ? interval : time.minus(last);
          last = time;
          end = time.plus(interval);
          index++;
          scored++;
        }
      } catch (VadException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        metrics.deadLetters.inc();
        lines.deadLetter(DeadLetters.of(segment, String.valueOf(e.getMessage()), scored));
      }
    }
  }

  private static Duration interval(FrameSource source) {
    double rate = source.info().frameRate().orElse(DEFAULT_FRAME_RATE);
    return Duration.ofNanos(Math.round(1e9 / rate));
  }

  /** The source, timed by the frame rate of the model where it has no times of its own. */
  private static FrameSource timed(Detector detector, FrameSource source) {
    OptionalDouble trained = detector.info().frameRate();
    return source.info().timed() || trained.isEmpty()
        ? source
        : source.withFrameRate(trained.getAsDouble());
  }

  private static OutputLine line(String camera, Map<String, Object> object) {
    return new OutputLine(camera, JsonResults.toJson(object));
  }

  /**
   * Collects what a session reports. It is passed on by the caller of the session, whom a failure
   * of an output must reach: the session only logs what a listener throws.
   */
  private final class LineListener implements DetectionListener {
    private final String camera;
    private final Lines lines;
    private final List<OutputLine> detections = new ArrayList<>();
    private final List<OutputLine> events = new ArrayList<>();

    LineListener(String camera, Lines lines) {
      this.camera = camera;
      this.lines = lines;
    }

    /** Passes on what has been reported since the last call. */
    void flush() {
      detections.forEach(lines::detection);
      detections.clear();
      events.forEach(lines::event);
      events.clear();
    }

    @Override
    public void onDetection(Detection detection) {
      if (detection.anomalous() || !options.onlyAnomalous()) {
        detections.add(line(camera, JsonResults.ofDetection(detection)));
      }
    }

    @Override
    public void onEventStart(AnomalyEvent event) {
      metrics.events.inc();
      events.add(line(camera, JsonResults.ofEventStart(event)));
    }

    @Override
    public void onEventEnd(AnomalyEvent event) {
      events.add(line(camera, JsonResults.ofEvent(event)));
    }

    @Override
    public void onGap(StreamGap gap) {
      metrics.gaps.inc();
      events.add(line(camera, JsonResults.ofGap(gap)));
    }
  }
}
