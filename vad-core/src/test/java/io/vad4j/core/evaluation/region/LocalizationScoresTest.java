package io.vad4j.core.evaluation.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyMap;
import io.vad4j.core.image.PixelMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class LocalizationScoresTest {
  private static final int FRAMES = 40;
  private static final boolean[] LABELS = labels();

  private static boolean[] labels() {
    boolean[] labels = new boolean[FRAMES];
    for (int frame = 10; frame < 30; frame++) {
      labels[frame] = frame != 17;
    }
    return labels;
  }

  private static List<AnomalyMap> maps() {
    Random random = new Random(1);
    List<AnomalyMap> maps = new ArrayList<>();
    for (int frame = 0; frame < FRAMES; frame++) {
      float[] cells = new float[8 * 6];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = random.nextInt(3) == 0 ? random.nextFloat() : 0;
      }
      maps.add(AnomalyMap.of(8, 6, cells));
    }
    return maps;
  }

  /** Of half the size of the frames. */
  private static PixelMask mask(int frame) {
    return LABELS[frame]
        ? PixelMask.rectangle(16, 12, frame % 7, 2, 5, 4)
        : PixelMask.empty(16, 12);
  }

  private static LocalizationScores scores(IntFunction<Optional<PixelMask>> masks) {
    LocalizationScores scores = new LocalizationScores();
    scores.addClip(maps(), LABELS, masks, Optional.empty(), 32, 24);
    return scores;
  }

  @Test
  void masksOfAbnormalFramesOnlyGiveTheFiguresOfBlackMasksForTheOthers() {
    LocalizationScores black = scores(frame -> Optional.of(mask(frame)));
    LocalizationScores absent =
        scores(frame -> LABELS[frame] ? Optional.of(mask(frame)) : Optional.empty());

    assertThat(PixelMetrics.of(absent.pixels().orElseThrow()))
        .isEqualTo(PixelMetrics.of(black.pixels().orElseThrow()));
    assertThat(absent.regions().orElseThrow().metrics())
        .isEqualTo(black.regions().orElseThrow().metrics());
  }

  @Test
  void anAbnormalFrameWithoutMaskIsLeftOutAndEndsDerivedTracks() {
    RegionMetrics all = scores(frame -> Optional.of(mask(frame))).regions().orElseThrow().metrics();
    LocalizationScores gap =
        scores(frame -> frame == 11 ? Optional.empty() : Optional.of(mask(frame)));
    RegionMetrics metrics = gap.regions().orElseThrow().metrics();

    assertThat(metrics.unlabelledFrames()).isEqualTo(1);
    assertThat(metrics.frames()).isEqualTo(FRAMES - 1);
    assertThat(metrics.tracks()).isEqualTo(all.tracks() + 1);
    assertThat(PixelMetrics.of(gap.pixels().orElseThrow()).unlabelledFrames()).isEqualTo(1);
  }

  @Test
  void annotatedTracksAreUsedInsteadOfMasks() {
    LocalizationScores scores = new LocalizationScores();
    GroundTruthRegion region = new GroundTruthRegion("7", PixelMask.rectangle(32, 24, 0, 0, 8, 8));
    scores.addClip(
        maps(),
        LABELS,
        frame -> Optional.of(mask(frame)),
        Optional.of(frame -> LABELS[frame] ? List.of(region) : List.of()),
        32,
        24);

    RegionMetrics metrics = scores.regions().orElseThrow().metrics();

    assertThat(metrics.tracks()).isEqualTo(1);
    assertThat(metrics.derivedTracks()).isFalse();
    assertThat(metrics.frames()).isEqualTo(FRAMES);
  }

  @Test
  void withoutGroundTruthOfPixelsThereAreNoScores() {
    LocalizationScores scores = scores(frame -> Optional.empty());

    assertThat(scores.pixels()).isEmpty();
    assertThat(scores.regions()).isEmpty();
  }
}
