package io.vad4j.core.simulation;

import io.vad4j.FrameSource;
import io.vad4j.spi.FrameSourceProvider;
import java.net.URI;

/**
 * Opens clips of a {@link SyntheticScene} by URI: {@code
 * synthetic:street?seed=1&frames=300&anomalies=all}. {@link SyntheticUri} describes the parameters;
 * without {@code anomalies} the clip is normal.
 *
 * @since 0.1.0
 */
public final class SyntheticProvider implements FrameSourceProvider {
  private static final int MAX_FRAMES = 1_000_000;

  /** For {@link java.util.ServiceLoader}. */
  public SyntheticProvider() {}

  @Override
  public String name() {
    return "synthetic";
  }

  @Override
  public String description() {
    return "a simulated street: synthetic:street?seed=1&frames=300&anomalies=all";
  }

  @Override
  public boolean supports(URI uri) {
    return SyntheticUri.supports(uri);
  }

  @Override
  public FrameSource open(URI uri) {
    SyntheticUri parsed = SyntheticUri.parse(uri);
    int frames = (int) parsed.count("frames", 300, 1, MAX_FRAMES);
    long clip = parsed.count("clip", 0, Long.MIN_VALUE, Long.MAX_VALUE);
    return parsed.scene("none").testClip(clip, frames).open();
  }
}
