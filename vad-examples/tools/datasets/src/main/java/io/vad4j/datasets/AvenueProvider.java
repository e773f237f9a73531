package io.vad4j.datasets;

import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetProvider;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads CUHK Avenue (Lu, Shi, Jia: <em>Abnormal Event Detection at 150 FPS in MATLAB</em>, ICCV
 * 2013) as it comes out of its two archives, laid beside each other or one in the other.
 *
 * <pre>
 * Avenue Dataset/
 *   training_videos/01.avi …
 *   testing_videos/01.avi …
 *   ground_truth_demo/testing_label_mask/1_label.mat …     volLabel: a cell with a mask a frame
 * </pre>
 *
 * <p>A frame is abnormal when its mask has a pixel. Counts that differ from the published ones are
 * logged as warnings.
 */
public final class AvenueProvider implements DatasetProvider {

  /** For {@link java.util.ServiceLoader}. */
  public AvenueProvider() {}

  @Override
  public String name() {
    return "avenue";
  }

  @Override
  public String description() {
    return "CUHK Avenue: training_videos, testing_videos, ground_truth_demo";
  }

  @Override
  public boolean supports(Path folder) {
    return Files.isDirectory(folder.resolve("testing_videos"));
  }

  @Override
  public Dataset open(Path folder) {
    return new AvenueLayout(folder).read();
  }
}
