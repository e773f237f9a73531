package io.vad4j.datasets;

import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetProvider;
import io.vad4j.core.dataset.layout.Folders;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads UCSD Ped1 and Ped2 (Mahadevan, Li, Bhalodia, Vasconcelos: <em>Anomaly Detection in Crowded
 * Scenes</em>, CVPR 2010) as they come out of the archive.
 *
 * <pre>
 * UCSDped2/
 *   Train/Train001/001.tif …
 *   Test/Test001/001.tif …
 *   Test/Test001_gt/001.bmp …    masks of abnormal pixels; Ped1 has them for some clips only
 *   Test/UCSDped2.m              runs of abnormal frames, from 1, both ends included
 * </pre>
 *
 * <p>Images may be of any kind that can be read. Labels come from the {@code .m} file, or from the
 * masks where there is none. Frames are read as grayscale, ten a second. Counts that differ from
 * the published ones are logged as warnings.
 *
 * @since 0.1.0
 */
public final class UcsdProvider implements DatasetProvider {

  /** For {@link java.util.ServiceLoader}. */
  public UcsdProvider() {}

  @Override
  public String name() {
    return "ucsd";
  }

  @Override
  public String description() {
    return "UCSD Ped1 and Ped2: Train/Train001, Test/Test001, Test/Test001_gt, Test/UCSDped2.m";
  }

  @Override
  public boolean supports(Path folder) {
    return UcsdLayout.matches(folder) || !parts(folder).isEmpty();
  }

  @Override
  public Dataset open(Path folder) {
    if (UcsdLayout.matches(folder)) {
      return new UcsdLayout(folder).read();
    }
    List<Path> parts = parts(folder);
    if (parts.size() == 1) {
      return new UcsdLayout(parts.get(0)).read();
    }
    throw new FrameSourceException(
        "%s holds %d data sets; choose one: %s."
            .formatted(
                folder,
                parts.size(),
                parts.stream().map(Path::toString).collect(Collectors.joining(" or "))));
  }

  /** The data sets within the folder of the archive. */
  private static List<Path> parts(Path folder) {
    return Folders.subfolders(folder).stream().filter(UcsdLayout::matches).toList();
  }
}
