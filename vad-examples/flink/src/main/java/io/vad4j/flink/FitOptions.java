package io.vad4j.flink;

import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import java.io.Serializable;
import java.util.List;

/**
 * How detectors are fitted.
 *
 * @param models folder of the models, an address of any file system of Flink
 * @param scorers names of scorers; empty for those of the default
 * @param seed seed of the training
 * @param overwrite whether models that exist are replaced
 */
record FitOptions(String models, List<String> scorers, long seed, boolean overwrite)
    implements Serializable {
  /** A detector that is not fitted. */
  Detector newDetector() {
    DetectorBuilder builder = Detector.builder().seed(seed);
    scorers.forEach(builder::scorer);
    return builder.build();
  }
}
