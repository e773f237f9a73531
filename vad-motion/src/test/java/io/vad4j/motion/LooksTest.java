package io.vad4j.motion;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.core.image.CellGrid;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 72;

  /** Where a description says how strong the edges of a place are together. */
  private static final int STRENGTH = Looks.LENGTH - 2;

  private final CellGrid grid = CellGrid.over(WIDTH, HEIGHT);

  @Test
  void noiseEverywhereCountsLessThanNoiseInOnePlace() {
    float nothing = strength(picture(0, 0));
    float[] inOnePlace = picture(8, 0);
    for (int i = 0; i < inOnePlace.length; i++) {
      inOnePlace[i] *= Math.abs(i % WIDTH - WIDTH / 2) < 16 ? 1 : 0;
    }

    assertThat(strength(picture(8, 0)) - nothing)
        .isLessThan(0.7f * (strength(inOnePlace) - nothing));
  }

  @Test
  void aThingHasMuchTheSameEdgesInMoreNoise() {
    float nothing = strength(picture(0, 0));
    float clear = strength(picture(0, 30)) - nothing;

    assertThat(strength(picture(6, 30)) - nothing).isBetween(0.9f * clear, 1.1f * clear);
  }

  private float strength(float[] difference) {
    Looks looks = new Looks(grid);
    looks.show(difference);
    float[] description = new float[Looks.LENGTH];
    looks.describe(grid.rows() / 2 * grid.columns() + grid.columns() / 2, description);
    return description[STRENGTH];
  }

  /** Noise all over, and a bright square of 16 pixels in the middle. */
  private static float[] picture(double noise, float contrast) {
    Random random = new Random(1);
    float[] difference = new float[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean thing = Math.abs(x - WIDTH / 2) < 8 && Math.abs(y - HEIGHT / 2) < 8;
        difference[y * WIDTH + x] =
            (float) (noise * random.nextGaussian()) + (thing ? contrast : 0);
      }
    }
    return difference;
  }
}
