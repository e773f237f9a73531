package io.vad4j.core.simulation;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.SourceInfo;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Frame source of a simulated clip; renders each frame when it is read. */
final class SyntheticSource implements FrameSource {
  private final SyntheticVideo clip;
  private final SensorNoise sensor;
  private final SourceInfo info;
  private int position;
  private volatile Optional<Thread> closer = Optional.empty();

  SyntheticSource(SyntheticVideo clip) {
    this.clip = clip;
    this.sensor = new SensorNoise(clip);
    this.info =
        new SourceInfo(
            clip.name(),
            clip.scene().width(),
            clip.scene().height(),
            OptionalDouble.of(clip.scene().frameRate()),
            OptionalLong.of(clip.frameCount()),
            false);
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() {
    if (closer.isPresent()) {
      if (closer.get() == Thread.currentThread()) {
        throw new IllegalStateException(info.name() + " is closed.");
      }
      return Optional.empty();
    }
    return position < clip.frameCount() ? Optional.of(sensor.expose(position++)) : Optional.empty();
  }

  @Override
  public void close() {
    closer = Optional.of(Thread.currentThread());
  }
}
