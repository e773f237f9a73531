package io.vad4j.reproduction.scoring;

import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.GroundTruth;

/** Requirements of a reproduction on its data set. */
public final class DatasetRequirements {
  private DatasetRequirements() {}

  /**
   * Validates a data set.
   *
   * @throws FrameSourceException if it has fewer than two training clips, no test clips, test clips
   *     of one class only, or a clip that cannot be opened or has no labels
   */
  public static void validate(Dataset dataset) {
    if (dataset.train().size() < 2) {
      throw new FrameSourceException(
          "%s has %d training clips; at least 2 are needed, of which one is held out."
              .formatted(dataset.name(), dataset.train().size()));
    }
    if (dataset.test().isEmpty()) {
      throw new FrameSourceException(
          dataset.name() + " has no test clips; the tables need clips with labels.");
    }
    dataset.train().forEach(clip -> clip.open().close());
    int normal = 0;
    int abnormal = 0;
    for (DatasetClip clip : dataset.test()) {
      clip.open().close();
      GroundTruth labels = EvaluationClip.labels(clip);
      abnormal += labels.abnormalCount();
      normal += labels.frameCount() - labels.abnormalCount();
    }
    if (normal == 0 || abnormal == 0) {
      throw new FrameSourceException(
          "The test clips of %s have %d normal and %d abnormal frames; both classes are needed."
              .formatted(dataset.name(), normal, abnormal));
    }
  }
}
