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
 * Simulated data sets, for demonstrations and tests.
 *
 * @since 0.1.0
 */
public final class SyntheticDataset {
  /** First seed of test clips; training clips have smaller ones. */
  private static final long FIRST_TEST_SEED = 1_000_000;

  private static final int MAX_CLIPS = 10_000;
  private static final int MAX_FRAMES = 1_000_000;

  private SyntheticDataset() {}

  /**
   * {@return clips of one scene, with other pedestrians in every clip}
   *
   * @param scene the scene
   * @param trainClips number of normal clips
   * @param testClips number of clips with anomalies and ground truth per pixel
   * @param frames number of frames of each clip
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
   * Opens the data set of a URI such as {@code synthetic:direction?seed=1&train=8&test=4}.
   *
   * <p>Parameters are those of {@link SyntheticUri}; the defaults are 8 training and 4 test clips
   * of 250 frames each, with all anomalies of the scenario in the test clips.
   *
   * @param uri such as {@code synthetic:direction?seed=1}
   * @return the data set
   * @throws FrameSourceException if there is no such scene or parameter
   */
  public static Dataset open(URI uri) {
    SyntheticUri parsed = SyntheticUri.parse(uri);
    Dataset dataset =
        of(
            parsed.scene("all"),
            (int) parsed.count("train", 8, 1, MAX_CLIPS),
            (int) parsed.count("test", 4, 0, MAX_CLIPS),
            (int) parsed.count("frames", 250, 1, MAX_FRAMES));
    return new Dataset(uri.toString(), dataset.train(), dataset.test());
  }

  private static GroundTruth groundTruth(SyntheticVideo clip) {
    boolean[] abnormal = new boolean[clip.frameCount()];
    for (int i = 0; i < abnormal.length; i++) {
      abnormal[i] = clip.isAbnormal(i);
    }
    return GroundTruth.of(abnormal, frame -> Optional.of(clip.mask(frame)));
  }
}
