package io.vad4j.core.dataset;

import io.vad4j.FrameSourceException;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.core.simulation.SyntheticUri;
import io.vad4j.core.simulation.SyntheticVideo;
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
  private static final long FIRST_TEST_SEED = 1_000_000;

  private static final int MAX_CLIPS = 10_000;
  private static final int MAX_FRAMES = 1_000_000;

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
      SyntheticVideo clip = scene.normalClip(i, frames);
      train.add(DatasetClip.unlabelled("train-" + (i + 1), clip::open));
    }
    List<DatasetClip> test = new ArrayList<>();
    for (int i = 0; i < testClips; i++) {
      SyntheticVideo clip = scene.testClip(FIRST_TEST_SEED + i, frames);
      test.add(DatasetClip.labelled("test-" + (i + 1), clip::open, () -> groundTruth(clip)));
    }
    return new Dataset("synthetic street " + scene.seed(), train, test);
  }

  /**
   * The data set that an address names, such as {@code synthetic:direction?seed=1&train=8&test=4}.
   *
   * <p>Parameters are those of {@link SyntheticUri}; by default there are 8 clips to train on and 4
   * to test on of 250 frames each, and in the latter happens all that there is.
   *
   * @param address such as {@code synthetic:direction?seed=1}
   * @return its clips
   * @throws FrameSourceException if there is no such scene or parameter
   */
  public static Dataset open(URI address) {
    SyntheticUri parsed = SyntheticUri.parse(address);
    Dataset dataset =
        of(
            parsed.scene("all"),
            (int) parsed.count("train", 8, 1, MAX_CLIPS),
            (int) parsed.count("test", 4, 0, MAX_CLIPS),
            (int) parsed.count("frames", 250, 1, MAX_FRAMES));
    return new Dataset(address.toString(), dataset.train(), dataset.test());
  }

  private static GroundTruth groundTruth(SyntheticVideo clip) {
    boolean[] abnormal = new boolean[clip.frameCount()];
    for (int i = 0; i < abnormal.length; i++) {
      abnormal[i] = clip.isAbnormal(i);
    }
    return GroundTruth.of(abnormal, frame -> Optional.of(clip.mask(frame)));
  }
}
