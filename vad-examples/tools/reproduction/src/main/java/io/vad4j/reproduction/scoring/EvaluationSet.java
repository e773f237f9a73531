package io.vad4j.reproduction.scoring;

import io.vad4j.ProgressListener;
import io.vad4j.VadException;
import io.vad4j.core.cutpaste.CutPasteGenerator;
import io.vad4j.core.cutpaste.PseudoAnomalyClip;
import io.vad4j.core.cutpaste.PseudoAnomalyType;
import io.vad4j.core.dataset.ClipSources;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.preprocess.FrameRecorder;
import io.vad4j.spi.TrainingSet;
import java.util.ArrayList;
import java.util.List;

/**
 * All clips of the evaluation: normal ones held out of training, these with pseudo-anomalies, and
 * the test clips. To be closed.
 *
 * @param clips in this order
 * @param test the cached frames of the test clips
 */
public record EvaluationSet(List<EvaluationClip> clips, FrameCache test) implements AutoCloseable {
  private static final int WARM_UP_FRAMES = 15;

  /**
   * Reads the test clips and generates pseudo-anomalies.
   *
   * @param heldOut normal clips held out of all trainings
   * @param clipsPerType number of pseudo-anomaly clips of each kind
   */
  public static EvaluationSet create(
      TrainingSet heldOut,
      Dataset dataset,
      int inputSize,
      int clipsPerType,
      long seed,
      ProgressListener progress) {
    List<EvaluationClip> clips = new ArrayList<>();
    heldOut.clips().forEach(clip -> clips.add(EvaluationClip.ofNormal(clip)));
    for (PseudoAnomalyClip clip :
        CutPasteGenerator.fit(heldOut, seed)
            .clips(PseudoAnomalyType.defaults(), clipsPerType, WARM_UP_FRAMES)) {
      clips.add(EvaluationClip.ofPseudoAnomaly(clip));
    }
    ClipSources sources = new ClipSources(dataset.test());
    try (sources) {
      FrameCache test = FrameRecorder.record(sources, inputSize, progress);
      if (test.clips().size() != dataset.test().size()) {
        test.close();
        throw new VadException(
            "Some of the %d test clips of %s have no frames; remove them."
                .formatted(dataset.test().size(), dataset.name()));
      }
      for (int i = 0; i < test.clips().size(); i++) {
        clips.add(EvaluationClip.ofTest(dataset.test().get(i), test.clips().get(i)));
      }
      return new EvaluationSet(clips, test);
    }
  }

  public List<EvaluationClip> withRole(EvaluationClip.Role role) {
    return clips.stream().filter(clip -> clip.role() == role).toList();
  }

  /** {@return the number of frames of a role} */
  public int frameCount(EvaluationClip.Role role) {
    return withRole(role).stream().mapToInt(EvaluationClip::size).sum();
  }

  @Override
  public void close() {
    test.close();
  }
}
