package io.vad4j.core.cutpaste;

import io.vad4j.Frame;
import io.vad4j.core.image.GrayscaleResizer;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.core.simulation.SyntheticVideo;
import io.vad4j.spi.TrainingSet;
import java.util.List;
import java.util.stream.IntStream;

/** Normal clips of a small synthetic street. */
final class NormalClips {
  static final SyntheticScene STREET =
      SyntheticScene.builder().seed(3).size(160, 120).crowd(3).colour(false).build();

  private NormalClips() {}

  static List<InMemoryClip> create() {
    return List.of(clip(1), clip(2));
  }

  static TrainingSet trainingSet(List<InMemoryClip> clips) {
    Frame first = clips.get(0).frame(0);
    return new InMemoryTrainingSet(first.width(), first.height(), clips);
  }

  private record InMemoryTrainingSet(int width, int height, List<InMemoryClip> clips)
      implements TrainingSet {}

  private static InMemoryClip clip(long seed) {
    SyntheticVideo clip = STREET.normalClip(seed, 120);
    GrayscaleResizer grayscale = new GrayscaleResizer(160, 120);
    List<Frame> frames =
        IntStream.range(0, clip.frameCount())
            .mapToObj(i -> grayscale.apply(clip.frame(i)))
            .toList();
    return new InMemoryClip("street " + seed, frames);
  }
}
