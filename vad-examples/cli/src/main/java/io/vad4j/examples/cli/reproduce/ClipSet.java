package io.vad4j.examples.cli.reproduce;

import io.vad4j.ProgressListener;
import io.vad4j.VadException;
import io.vad4j.core.dataset.ClipSources;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.detect.Footage;
import io.vad4j.core.synthetic.PastedAnomalies;
import io.vad4j.core.synthetic.PastedClip;
import io.vad4j.core.synthetic.PastedKind;
import io.vad4j.spi.TrainingClip;
import java.util.ArrayList;
import java.util.List;

/**
 * All clips that are evaluated on: normal ones held out of training, the same with something pasted
 * in, and the test clips. To be closed.
 *
 * @param clips in this order
 * @param test where the frames of test clips are kept
 */
record ClipSet(List<WatchedClip> clips, Footage test) implements AutoCloseable {
  private static final int FRAMES_BEFORE = 15;

  /**
   * Reads the test clips and makes pasted ones.
   *
   * @param heldOut normal clips that no network learned from
   * @param each how many pasted clips of each kind
   */
  static ClipSet of(
      List<TrainingClip> heldOut,
      Dataset dataset,
      int workingSize,
      int each,
      long seed,
      ProgressListener progress) {
    List<WatchedClip> clips = new ArrayList<>();
    heldOut.forEach(clip -> clips.add(WatchedClip.normal(clip)));
    for (PastedClip clip :
        PastedAnomalies.of(heldOut, seed).clips(PastedKind.standard(), each, FRAMES_BEFORE)) {
      clips.add(WatchedClip.pasted(clip));
    }
    ClipSources sources = new ClipSources(dataset.test());
    try (sources) {
      Footage test = Footage.read(sources, workingSize, progress);
      if (test.clips().size() != dataset.test().size()) {
        test.close();
        throw new VadException(
            "Some of the %d test clips of %s have no frames; remove them."
                .formatted(dataset.test().size(), dataset.name()));
      }
      for (int i = 0; i < test.clips().size(); i++) {
        DatasetClip clip = dataset.test().get(i);
        clips.add(WatchedClip.test(clip.name(), test.clips().get(i), DataChoice.labels(clip)));
      }
      return new ClipSet(clips, test);
    }
  }

  List<WatchedClip> only(WatchedClip.Role role) {
    return clips.stream().filter(clip -> clip.role() == role).toList();
  }

  /** The number of frames of a role. */
  int frames(WatchedClip.Role role) {
    return only(role).stream().mapToInt(WatchedClip::size).sum();
  }

  @Override
  public void close() {
    test.close();
  }
}
