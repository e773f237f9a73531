package io.vad4j.core.synthetic;

import io.vad4j.Frame;
import io.vad4j.core.image.GreyScaler;
import io.vad4j.core.source.SyntheticClip;
import io.vad4j.core.source.SyntheticScene;
import java.util.List;
import java.util.stream.IntStream;

/** Normal clips of a small synthetic street. */
final class NormalClips {
  static final SyntheticScene STREET =
      SyntheticScene.builder().seed(3).size(160, 120).crowd(3).colour(false).build();

  private NormalClips() {}

  static List<FrameClip> some() {
    return List.of(clip(1), clip(2));
  }

  private static FrameClip clip(long seed) {
    SyntheticClip clip = STREET.normalClip(seed, 120);
    GreyScaler grey = new GreyScaler(160, 120);
    List<Frame> frames =
        IntStream.range(0, clip.frameCount()).mapToObj(i -> grey.apply(clip.frame(i))).toList();
    return new FrameClip("street " + seed, frames);
  }
}
