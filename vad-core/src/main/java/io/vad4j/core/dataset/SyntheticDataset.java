package io.vad4j.core.dataset;

import io.vad4j.core.source.SyntheticClip;
import io.vad4j.core.source.SyntheticScene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A data set that is drawn rather than filmed, for demonstrations and tests.
 *
 * @since 0.1.0
 */
public final class SyntheticDataset {
  /** Seeds of test clips begin here, so that they differ from those of training clips. */
  private static final long TEST_SEEDS = 1_000_000;

  private SyntheticDataset() {}

  /**
   * {@return clips of one scene: the same place with other people in every clip}
   *
   * @param scene the place
   * @param trainClips number of clips in which nothing is abnormal
   * @param testClips number of clips with anomalies, all labelled to the pixel
   * @param frames length of every clip
   */
  public static Dataset of(SyntheticScene scene, int trainClips, int testClips, int frames) {
    List<DatasetClip> train = new ArrayList<>();
    for (int i = 0; i < trainClips; i++) {
      SyntheticClip clip = scene.normalClip(i, frames);
      train.add(DatasetClip.unlabelled("train-" + (i + 1), clip::open));
    }
    List<DatasetClip> test = new ArrayList<>();
    for (int i = 0; i < testClips; i++) {
      SyntheticClip clip = scene.testClip(TEST_SEEDS + i, frames);
      test.add(DatasetClip.labelled("test-" + (i + 1), clip::open, () -> labels(clip)));
    }
    return new Dataset("synthetic street " + scene.seed(), train, test);
  }

  private static ClipLabels labels(SyntheticClip clip) {
    boolean[] abnormal = new boolean[clip.frameCount()];
    for (int i = 0; i < abnormal.length; i++) {
      abnormal[i] = clip.abnormal(i);
    }
    return ClipLabels.of(abnormal, frame -> Optional.of(clip.mask(frame)));
  }
}
