package io.vad4j.core.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.core.image.CellGrid;
import io.vad4j.core.simulation.Disturbance;
import io.vad4j.core.simulation.SyntheticScenario;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.core.simulation.SyntheticVideo;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A busy street whose light or furniture changes has no stationary objects. */
class DisturbedBackgroundTest {
  private static final double FRAME_RATE = 4;
  private static final int FRAMES = 120;
  private static final int SETTLING_FRAMES = 40;
  private static final int TRAINING_FRAMES = 25;

  /** Frames after which a stationary object is reported: two seconds. */
  private static final int MAX_STATIONARY_FRAMES = 8;

  @ParameterizedTest
  @EnumSource(
      value = Disturbance.class,
      names = {
        "WANDERING_SHADOW",
        "INTERMITTENT_SUN",
        "LAMP_SWITCH",
        "MOVED_FURNITURE",
        "SWAYING_TREES"
      })
  void disturbanceIsNoStationaryObject(Disturbance kind) {
    assertThat(flaggedFrames(1, FRAMES, kind)).isLessThanOrEqualTo((FRAMES - SETTLING_FRAMES) / 50);
  }

  @Test
  void lampsOfAnotherStreetAreNoStationaryObjects() {
    assertThat(flaggedFrames(2, 10 * FRAMES, Disturbance.LAMP_SWITCH)).isZero();
  }

  /** The frames after settling in which a cell has been stationary for long. */
  private static int flaggedFrames(long seed, int frames, Disturbance kind) {
    SyntheticVideo clip = scene(seed, kind).normalClip(1_000_000, frames);
    int width = clip.scene().width();
    int height = clip.scene().height();
    int cells = CellGrid.forImage(width, height).cells();
    AdaptiveBackground background = new AdaptiveBackground(width, height, trainingMedian(seed));
    background.start(clip.frame(0).toByteArray());
    int[] stationaryFrames = new int[cells];
    int flagged = 0;
    for (int frame = 1; frame < frames; frame++) {
      if (background.advance(frame, 1 / FRAME_RATE)) {
        background.update(clip.frame(frame).toByteArray());
      }
      int longest = 0;
      for (int cell = 0; cell < cells; cell++) {
        stationaryFrames[cell] = background.isStationary(cell) ? stationaryFrames[cell] + 1 : 0;
        longest = Math.max(longest, stationaryFrames[cell]);
      }
      flagged += frame >= SETTLING_FRAMES && longest > MAX_STATIONARY_FRAMES ? 1 : 0;
    }
    return flagged;
  }

  private static SyntheticScene scene(long seed, Disturbance... kinds) {
    return SyntheticScenario.MIXED
        .builder()
        .seed(seed)
        .frameRate(FRAME_RATE)
        .colour(false)
        .disturbances(kinds)
        .build();
  }

  private static byte[] trainingMedian(long seed) {
    byte[][] frames = new byte[TRAINING_FRAMES][];
    Arrays.setAll(frames, i -> scene(seed).normalClip(i, 1).frame(0).toByteArray());
    byte[] median = new byte[frames[0].length];
    int[] levels = new int[frames.length];
    for (int i = 0; i < median.length; i++) {
      for (int frame = 0; frame < frames.length; frame++) {
        levels[frame] = frames[frame][i] & 0xff;
      }
      Arrays.sort(levels);
      median[i] = (byte) levels[levels.length / 2];
    }
    return median;
  }
}
