package io.vad4j.core.dataset;

import io.vad4j.FrameSourceException;
import io.vad4j.core.source.SyntheticAddress;
import io.vad4j.core.source.SyntheticClip;
import io.vad4j.core.source.SyntheticScene;
import java.net.URI;
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

  private static final int MOST_CLIPS = 10_000;
  private static final int MOST_FRAMES = 1_000_000;

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

  /**
   * The data set that an address names, such as {@code synthetic:direction?seed=1&train=8&test=4}.
   *
   * <p>Parameters are those of {@link SyntheticAddress}; by default there are 8 clips to train on
   * and 4 to test on of 250 frames each, and in the latter happens all that there is.
   *
   * @param address such as {@code synthetic:direction?seed=1}
   * @return its clips
   * @throws FrameSourceException if there is no such scene or parameter
   */
  public static Dataset open(URI address) {
    SyntheticAddress asked = SyntheticAddress.of(address);
    Dataset dataset =
        of(
            asked.scene("all"),
            (int) asked.count("train", 8, 1, MOST_CLIPS),
            (int) asked.count("test", 4, 0, MOST_CLIPS),
            (int) asked.count("frames", 250, 1, MOST_FRAMES));
    return new Dataset(address.toString(), dataset.train(), dataset.test());
  }

  private static ClipLabels labels(SyntheticClip clip) {
    boolean[] abnormal = new boolean[clip.frameCount()];
    for (int i = 0; i < abnormal.length; i++) {
      abnormal[i] = clip.abnormal(i);
    }
    return ClipLabels.of(abnormal, frame -> Optional.of(clip.mask(frame)));
  }
}
