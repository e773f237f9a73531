package io.vad4j.core.source;

import io.vad4j.FrameSource;
import io.vad4j.spi.FrameSourceProvider;
import java.net.URI;

/**
 * Opens clips of a {@link SyntheticScene} by address: {@code
 * synthetic:street?seed=1&frames=300&anomalies=all}. See {@link SyntheticAddress} for what an
 * address can name; nothing abnormal happens unless it is asked for.
 *
 * @since 0.1.0
 */
public final class SyntheticProvider implements FrameSourceProvider {
  private static final int MOST_FRAMES = 1_000_000;

  /** For {@link java.util.ServiceLoader}. */
  public SyntheticProvider() {}

  @Override
  public String name() {
    return "synthetic";
  }

  @Override
  public String description() {
    return "a made-up street: synthetic:street?seed=1&frames=300&anomalies=all";
  }

  @Override
  public boolean opens(URI uri) {
    return SyntheticAddress.recognises(uri);
  }

  @Override
  public FrameSource open(URI uri) {
    SyntheticAddress address = SyntheticAddress.of(uri);
    int frames = (int) address.count("frames", 300, 1, MOST_FRAMES);
    long clip = address.count("clip", 0, Long.MIN_VALUE, Long.MAX_VALUE);
    return address.scene("none").testClip(clip, frames).open();
  }
}
