package io.vad4j.video;

import io.vad4j.AnomalyEvent;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.SourceInfo;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.core.simulation.SyntheticVideo;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A camera of a synthetic scene: normal for a time to learn and a time to watch, then, after a
 * short gap, with anomalies. Frames come as fast as they are read, except that its time stands
 * still from the end of the time to learn until the detector is fitted.
 */
final class LearnedCamera implements FrameSource {
  /** What may be left out while the camera learns. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private static final Duration GAP = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final SyntheticVideo normal;
  private final SyntheticVideo abnormal;
  private final FrameSource frames;
  private final FrameSource abnormalFrames;
  private final int learned;
  private final CountDownLatch fitted = new CountDownLatch(1);
  private int position;

  LearnedCamera(SyntheticScene scene, Duration learning, Duration watching, Duration anomalies) {
    learned = count(scene, learning.plus(MARGIN));
    normal = scene.normalClip(1, learned + count(scene, watching));
    abnormal = scene.testClip(2, count(scene, anomalies));
    frames = normal.open();
    abnormalFrames = abnormal.open();
  }

  private static int count(SyntheticScene scene, Duration duration) {
    return (int) Math.round(duration.toMillis() * scene.frameRate() / 1000);
  }

  /** Lets the time go on. */
  void setFitted() {
    fitted.countDown();
  }

  /** When the time to learn, and what may be left out of it, is over. */
  Duration learnedTime() {
    return time(learned);
  }

  /** When the part with anomalies begins. */
  Duration abnormalTime() {
    return time(normal.frameCount()).plus(GAP);
  }

  /** When the first anomaly is visible. */
  Duration firstAnomaly() {
    int first = 0;
    while (!abnormal.isAbnormal(first)) {
      first++;
    }
    return abnormalTime().plus(time(first));
  }

  /** Whether the peak of an event lies on an anomaly. */
  boolean isRight(AnomalyEvent event) {
    double seconds = event.peak().minus(abnormalTime()).toNanos() / 1e9;
    int index = (int) Math.round(seconds * normal.scene().frameRate());
    return index >= 0
        && index < abnormal.frameCount()
        && abnormal.mask(index).intersects(event.region());
  }

  private Duration time(int index) {
    return Duration.ofNanos(Math.round(index * 1e9 / normal.scene().frameRate()));
  }

  @Override
  public SourceInfo info() {
    return new SourceInfo(
        "learned camera",
        normal.scene().width(),
        normal.scene().height(),
        OptionalDouble.of(normal.scene().frameRate()),
        OptionalLong.empty(),
        false);
  }

  @Override
  public Optional<Frame> next() {
    int index = position++;
    if (index < normal.frameCount()) {
      if (index == learned) {
        awaitFitted();
      }
      return frames.next();
    }
    return abnormalFrames
        .next()
        .map(frame -> frame.withPosition(index, abnormalTime().plus(frame.timestamp())));
  }

  private void awaitFitted() {
    try {
      if (!fitted.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("The detector was not fitted in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    fitted.countDown();
    frames.close();
    abnormalFrames.close();
  }
}
