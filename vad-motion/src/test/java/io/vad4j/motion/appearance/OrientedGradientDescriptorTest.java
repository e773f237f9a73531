package io.vad4j.motion.appearance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.core.image.CellGrid;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrientedGradientDescriptorTest {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 72;

  /** Index of the logarithm of the gradient norm. */
  private static final int STRENGTH = OrientedGradientDescriptor.LENGTH - 2;

  private final CellGrid grid = CellGrid.forImage(WIDTH, HEIGHT);

  @Test
  void globalNoiseCountsLessThanLocalNoise() {
    float baseline = strength(image(0, 0));
    float[] localNoise = image(8, 0);
    for (int i = 0; i < localNoise.length; i++) {
      localNoise[i] *= Math.abs(i % WIDTH - WIDTH / 2) < 16 ? 1 : 0;
    }

    assertThat(strength(image(8, 0)) - baseline)
        .isLessThan(0.7f * (strength(localNoise) - baseline));
  }

  @Test
  void edgesOfAnObjectAreStableUnderNoise() {
    float baseline = strength(image(0, 0));
    float contrastStrength = strength(image(0, 30)) - baseline;

    assertThat(strength(image(6, 30)) - baseline)
        .isBetween(0.9f * contrastStrength, 1.1f * contrastStrength);
  }

  private float strength(float[] difference) {
    OrientedGradientDescriptor descriptor = new OrientedGradientDescriptor(grid);
    descriptor.setDifference(difference);
    float[] vector = new float[OrientedGradientDescriptor.LENGTH];
    descriptor.compute(grid.rows() / 2 * grid.columns() + grid.columns() / 2, vector);
    return vector[STRENGTH];
  }

  /** Global noise, and a bright square of 16 pixels in the middle. */
  private static float[] image(double noise, float contrast) {
    Random random = new Random(1);
    float[] difference = new float[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean isObject = Math.abs(x - WIDTH / 2) < 8 && Math.abs(y - HEIGHT / 2) < 8;
        difference[y * WIDTH + x] =
            (float) (noise * random.nextGaussian()) + (isObject ? contrast : 0);
      }
    }
    return difference;
  }
}
