package io.vad4j.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.detector.TestClips;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.preprocess.FrameRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KFoldTest {
  private static final int FRAMES = 200;

  private static FrameSource empty(int number) {
    return TestClips.source("empty " + number, TestClips.empty(number, FRAMES));
  }

  /** The number of clips of each fold. */
  private static List<Integer> folds(List<FrameSource> sources) {
    DetectorSettings settings =
        DetectorSettings.resolve(Detector.builder().scorer("change").config());
    try (FrameRecorder.Recording recording = new FrameRecorder(settings).record(sources)) {
      return KFold.of(recording.frames(), 3).folds().stream()
          .map(List<FrameCache.Clip>::size)
          .toList();
    }
  }

  @Test
  void consistsOfWholeClips() {
    assertThat(folds(IntStream.range(0, 5).mapToObj(i -> TestClips.normal(i, FRAMES)).toList()))
        .containsExactly(2, 2, 1);
  }

  @Test
  void dividesClipsWhereNearlyAllMotionIsInOne() {
    List<FrameSource> sources = new ArrayList<>();
    IntStream.range(0, 4).forEach(i -> sources.add(empty(i)));
    sources.add(TestClips.normal(9, FRAMES));

    assertThat(folds(sources)).containsExactly(10, 10, 10);
  }

  @Test
  void consistsOfWholeClipsWhereNothingMoves() {
    assertThat(folds(IntStream.range(0, 5).mapToObj(KFoldTest::empty).toList()))
        .containsExactly(2, 2, 1);
  }
}
