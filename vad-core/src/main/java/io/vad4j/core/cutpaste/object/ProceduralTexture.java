package io.vad4j.core.cutpaste.object;

import java.util.SplittableRandom;

/** Sinusoidal stripes of random direction, period, contrast and mean. Immutable. */
public final class ProceduralTexture {
  private final double across;
  private final double down;
  private final double phase;
  private final double contrast;
  private final double mean;

  public ProceduralTexture(SplittableRandom random) {
    double direction = Math.PI * random.nextDouble();
    double period = 5 + 5 * random.nextDouble();
    this.across = 2 * Math.PI / period * Math.cos(direction);
    this.down = 2 * Math.PI / period * Math.sin(direction);
    this.phase = 2 * Math.PI * random.nextDouble();
    this.contrast = 40 + 50 * random.nextDouble();
    this.mean = 90 + 75 * random.nextDouble();
  }

  /** The grey level, 0 to 255, at patch coordinates. */
  float gray(int x, int y) {
    return (float) (mean + contrast * Math.sin(across * x + down * y + phase));
  }
}
