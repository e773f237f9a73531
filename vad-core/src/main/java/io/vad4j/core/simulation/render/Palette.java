package io.vad4j.core.simulation.render;

import java.util.Random;

/** Colours as {@code 0xRRGGBB}, and the colours of people and objects. */
public final class Palette {
  static final int BLACK = 0x000000;
  public static final int TYRE = 0x26262a;

  private static final int[] SHIRTS = {
    0x2b3a55, 0x6e2c2f, 0x3f4a3c, 0xb9b3a6, 0x8a8f98, 0x24262b, 0xc9c2b0, 0x4d6b86, 0x95603b,
    0x5a4a6a, 0xd8d4ca, 0x7c8a5c, 0xa13d33, 0x39626b
  };
  private static final int[] TROUSERS = {
    0x23283a, 0x2f3b52, 0x1f2023, 0x4a4238, 0x6b6457, 0x3b4a63, 0x55555a
  };
  private static final int[] HAIR = {0x1d1611, 0x2e2117, 0x5b4127, 0x8a6a3c, 0x77736e, 0x3a2a20};
  private static final int[] SKIN = {0xe2b899, 0xc99570, 0xa06f4c, 0x6f4a33, 0xeccab0};

  private Palette() {}

  public static int shirt(Random random) {
    return vary(SHIRTS[random.nextInt(SHIRTS.length)], random);
  }

  public static int trousers(Random random) {
    return vary(TROUSERS[random.nextInt(TROUSERS.length)], random);
  }

  public static int hair(Random random) {
    return HAIR[random.nextInt(HAIR.length)];
  }

  public static int skin(Random random) {
    return SKIN[random.nextInt(SKIN.length)];
  }

  /** The colour with its brightness multiplied by a factor. */
  public static int scaleBrightness(int colour, double factor) {
    return clamp((colour >> 16 & 0xff) * factor) << 16
        | clamp((colour >> 8 & 0xff) * factor) << 8
        | clamp((colour & 0xff) * factor);
  }

  /** Linear interpolation between two colours. */
  public static int mix(int from, int to, double fraction) {
    return mix(from, to, fraction, 16) << 16
        | mix(from, to, fraction, 8) << 8
        | mix(from, to, fraction, 0);
  }

  /** The colour with random brightness close to its own. */
  public static int vary(int colour, Random random) {
    return scaleBrightness(colour, 0.85 + 0.3 * random.nextDouble());
  }

  private static int mix(int from, int to, double fraction, int shift) {
    int start = from >> shift & 0xff;
    return clamp(start + ((to >> shift & 0xff) - start) * fraction);
  }

  private static int clamp(double value) {
    return (int) Math.max(0, Math.min(255, value + 0.5));
  }
}
