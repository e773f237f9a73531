package io.vad4j.datasets;

import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetProvider;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads ShanghaiTech Campus (Luo, Liu, Gao: <em>A Revisit of Sparse Coding Based Anomaly Detection
 * in Stacked RNN Framework</em>, ICCV 2017) as it comes out of the archive.
 *
 * <pre>
 * shanghaitech/
 *   training/videos/01_001.avi …               or training/frames/01_001/000.jpg …
 *   testing/frames/01_0014/000.jpg …
 *   testing/test_frame_mask/01_0014.npy        1 for every abnormal frame, else 0
 *   testing/test_pixel_mask/01_0014.npy        the same for every pixel; may be left out
 * </pre>
 *
 * <p>Frames count from 0, 24 a second. Training videos need a frame source that opens AVI files,
 * such as that of io.vad4j:vad-motion. Counts that differ from the published ones are logged as
 * warnings.
 *
 * @since 0.1.0
 */
public final class ShanghaiTechProvider implements DatasetProvider {

  /** For {@link java.util.ServiceLoader}. */
  public ShanghaiTechProvider() {}

  @Override
  public String name() {
    return "shanghaitech";
  }

  @Override
  public String description() {
    return "ShanghaiTech Campus: training/videos, testing/frames, testing/test_frame_mask";
  }

  @Override
  public boolean supports(Path folder) {
    return Files.isDirectory(folder.resolve("testing").resolve("frames"))
        || Files.isDirectory(folder.resolve("testing").resolve("test_frame_mask"));
  }

  @Override
  public Dataset open(Path folder) {
    return new ShanghaiTechLayout(folder).read();
  }
}
