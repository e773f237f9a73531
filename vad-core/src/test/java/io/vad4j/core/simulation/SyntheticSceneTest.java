package io.vad4j.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import io.vad4j.core.image.PixelMask;
import io.vad4j.core.source.Clips;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyntheticSceneTest {
  private static final SyntheticScene SCENE = small().build();

  @Test
  void drawsTheSamePixelsForTheSameSeeds() {
    List<Frame> once = read(SCENE.testClip(3, 20));
    List<Frame> again = read(small().build().testClip(3, 20));
    for (int i = 0; i < 20; i++) {
      assertThat(samples(again.get(i))).isEqualTo(samples(once.get(i)));
    }
  }

  @Test
  void drawsAFrameOnDemandAsItIsInTheClip() {
    SyntheticVideo clip = SCENE.testClip(3, 20);
    assertThat(samples(clip.frame(13))).isEqualTo(samples(read(clip).get(13)));
  }

  @Test
  void hasTheSameBackgroundInEveryClip() {
    SyntheticScene empty = small().crowd(0).noise(0).illuminationDrift(0).build();
    assertThat(samples(empty.normalClip(1, 1).frame(0)))
        .isEqualTo(samples(empty.normalClip(2, 1).frame(0)));
    assertThat(samples(SCENE.normalClip(1, 1).frame(0)))
        .isNotEqualTo(samples(SCENE.normalClip(2, 1).frame(0)));
  }

  @Test
  void differsForEverySeed() {
    SyntheticScene other = small().seed(9).crowd(0).noise(0).illuminationDrift(0).build();
    SyntheticScene empty = small().crowd(0).noise(0).illuminationDrift(0).build();
    assertThat(difference(other.normalClip(1, 1).frame(0), empty.normalClip(1, 1).frame(0)))
        .isGreaterThan(10);
  }

  @Test
  void stampsFramesAtItsFrameRate() {
    SyntheticScene scene = small().frameRate(20).build();
    try (FrameSource source = scene.normalClip(1, 3).open()) {
      assertThat(source.info().frameRate()).hasValue(20);
      assertThat(source.info().frameCount()).hasValue(3);
      assertThat(Clips.read(source))
          .extracting(Frame::timestamp)
          .containsExactly(Duration.ZERO, Duration.ofMillis(50), Duration.ofMillis(100));
    }
  }

  @Test
  void isGrayscaleOnRequest() {
    Frame frame = small().colour(false).build().normalClip(1, 1).frame(0);
    assertThat(frame.format()).isEqualTo(PixelFormat.GRAY8);
    assertThat(SCENE.normalClip(1, 1).frame(0).format()).isEqualTo(PixelFormat.BGR24);
  }

  @Test
  void hasTheNoiseThatIsSet() {
    SyntheticScene scene = small().noise(4).crowd(0).illuminationDrift(0).colour(false).build();
    List<Frame> frames = read(scene.normalClip(1, 2));
    double deviation = Math.sqrt(squares(frames.get(0), frames.get(1)) / 2);
    assertThat(deviation).isBetween(3.7, 4.3);
  }

  @Test
  void hasTheCrowdThatIsSet() {
    SyntheticScene crowded = small().crowd(20).noise(0).illuminationDrift(0).build();
    SyntheticScene quiet = small().crowd(2).noise(0).illuminationDrift(0).build();
    assertThat(motion(crowded)).isGreaterThan(3 * motion(quiet));
  }

  @Test
  void hasNoAnomaliesInNormalClips() {
    SyntheticVideo clip = SCENE.normalClip(4, 60);
    assertThat(IntStream.range(0, 60)).noneMatch(clip::isAbnormal);
  }

  @Test
  void beginsTestClipsNormally() {
    for (long seed = 0; seed < 5; seed++) {
      SyntheticVideo clip = SCENE.testClip(seed, 100);
      assertThat(IntStream.range(0, 20)).noneMatch(clip::isAbnormal);
      assertThat(IntStream.range(20, 100)).anyMatch(clip::isAbnormal);
    }
  }

  @ParameterizedTest
  @EnumSource(SyntheticAnomaly.class)
  void showsEveryKindOfAnomalyWithAMask(SyntheticAnomaly kind) {
    SyntheticVideo clip = small().oneWay(true).anomalies(kind).build().testClip(1, 200);
    List<Integer> abnormal = IntStream.range(0, 200).filter(clip::isAbnormal).boxed().toList();
    assertThat(abnormal).hasSizeGreaterThan(20).hasSizeLessThan(190);
    for (int frame : abnormal) {
      assertThat(clip.mask(frame)).isEqualTo(clip.mask(frame, kind));
      assertThat(clip.mask(frame).count()).isLessThan(SCENE.width() * SCENE.height() / 4);
    }
  }

  @Test
  void masksTheVisiblePartOfAnAnomaly() {
    SyntheticScene.Builder still = small().crowd(0).noise(0).illuminationDrift(0);
    SyntheticVideo with = still.anomalies(SyntheticAnomaly.CART).build().testClip(1, 100);
    Frame empty = still.anomalies().build().testClip(1, 100).frame(0);
    int frame = IntStream.range(0, 100).filter(with::isAbnormal).findFirst().orElseThrow() + 10;
    PixelMask mask = with.mask(frame);
    byte[] seen = samples(with.frame(frame));
    byte[] background = samples(empty);
    int changed = 0;
    for (int i = 0; i < mask.width() * mask.height(); i++) {
      boolean differs = !Arrays.equals(seen, 3 * i, 3 * i + 3, background, 3 * i, 3 * i + 3);
      changed += mask.contains(i % mask.width(), i / mask.width()) && differs ? 1 : 0;
    }
    assertThat(changed).isGreaterThan((int) (0.95 * mask.count()));
  }

  @Test
  void refusesTheWrongWayInATwoWayScene() {
    SyntheticScene.Builder scene = small().anomalies(SyntheticAnomaly.WRONG_WAY);
    assertThatThrownBy(scene::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one-way");
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThatThrownBy(() -> SyntheticScene.builder().size(10, 240))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("width")
        .hasMessageContaining("64");
    assertThatThrownBy(() -> SyntheticScene.builder().noise(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SyntheticScene.Builder small() {
    return SyntheticScene.builder().seed(1).size(160, 120);
  }

  private static List<Frame> read(SyntheticVideo clip) {
    try (FrameSource source = clip.open()) {
      return Clips.read(source);
    }
  }

  private static double motion(SyntheticScene scene) {
    double sum = 0;
    for (int clip = 0; clip < 10; clip++) {
      SyntheticVideo one = scene.normalClip(clip, 2);
      sum += difference(one.frame(0), one.frame(1));
    }
    return sum;
  }

  private static double difference(Frame one, Frame other) {
    byte[] left = samples(one);
    byte[] right = samples(other);
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += Math.abs((left[i] & 0xff) - (right[i] & 0xff));
    }
    return sum / left.length;
  }

  private static double squares(Frame one, Frame other) {
    byte[] left = samples(one);
    byte[] right = samples(other);
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += Math.pow((left[i] & 0xff) - (right[i] & 0xff), 2);
    }
    return sum / left.length;
  }

  private static byte[] samples(Frame frame) {
    return frame.toByteArray();
  }
}
