package io.vad4j;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** A source whose frames are timed by their index and a constant frame rate. */
final class ConstantRateSource extends ForwardingSource {
  private static final double MAX_FRAME_RATE = 1000;

  private final double frameRate;
  private final SourceInfo info;

  ConstantRateSource(FrameSource source, double frameRate) {
    super(source);
    if (!(frameRate > 0 && frameRate <= MAX_FRAME_RATE)) {
      throw new InvalidOptionException(
          "The frame rate must be above 0 and at most 1,000 frames a second, not %s."
              .formatted(frameRate));
    }
    this.frameRate = frameRate;
    SourceInfo untimed = source.info();
    this.info =
        new SourceInfo(
            untimed.name(),
            untimed.width(),
            untimed.height(),
            OptionalDouble.of(frameRate),
            untimed.frameCount(),
            untimed.live());
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() {
    return super.next()
        .map(
            frame ->
                frame.withPosition(
                    frame.index(), Duration.ofNanos(Math.round(frame.index() * 1e9 / frameRate))));
  }
}
