package io.vad4j.core.cutpaste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.core.cutpaste.object.ObjectOverlay;
import io.vad4j.core.cutpaste.object.ObjectPatch;
import io.vad4j.core.image.PixelMask;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CutPasteGeneratorTest {
  private static final List<InMemoryClip> NORMAL = NormalClips.create();
  private static final CutPasteGenerator GENERATOR =
      CutPasteGenerator.fit(NormalClips.trainingSet(NORMAL), 7);

  private static byte[] pixels(Frame frame) {
    return frame.toByteArray();
  }

  private static PseudoAnomalyClip clip(PseudoAnomalyType type) {
    return GENERATOR.clip(type, 0, 12).orElseThrow();
  }

  /** The mean column of the pasted pixels. */
  private static double middle(PixelMask mask) {
    return mask.bits().stream().map(bit -> bit % mask.width()).average().orElseThrow();
  }

  @Test
  void findsMovingObjects() {
    assertThat(GENERATOR.objectCount()).isGreaterThan(3);
  }

  @Test
  void reportsTheSizesOfFullyVisibleObjects() {
    assertThat(GENERATOR.objectSizes()).isNotEmpty();
    assertThat(GENERATOR.objectSizes())
        .allSatisfy(
            size -> {
              assertThat(size.height()).isPositive().isLessThan(size.bottom());
              assertThat(size.bottom()).isLessThan(1);
            });
  }

  @Test
  void beginsWithNormalFramesAndShowsTheObjectAfterThem() {
    PseudoAnomalyClip clip = clip(PseudoAnomalyType.TEXTURE);

    assertThat(IntStream.range(0, clip.warmUpFrames())).noneMatch(clip::isAbnormal);
    assertThat(IntStream.range(clip.warmUpFrames(), clip.size())).anyMatch(clip::isAbnormal);
    assertThat(pixels(clip.frame(0))).isEqualTo(pixels(clip.normalFrame(0)));
  }

  @Test
  void changesPixelsInAndNextToTheMaskOnly() {
    PseudoAnomalyClip clip = clip(PseudoAnomalyType.TEXTURE);
    int position = clip.warmUpFrames() + 2;
    PixelMask mask = clip.mask(position);
    byte[] pseudoAnomalous = pixels(clip.frame(position));
    byte[] normal = pixels(clip.normalFrame(position));

    int changed = 0;
    int far = 0;
    for (int i = 0; i < pseudoAnomalous.length; i++) {
      if (pseudoAnomalous[i] != normal[i]) {
        changed++;
        far += near(mask, i % mask.width(), i / mask.width()) ? 0 : 1;
      }
    }
    assertThat(changed).isGreaterThan(mask.count() / 2);
    assertThat(far).isZero();
  }

  private static boolean near(PixelMask mask, int x, int y) {
    PixelMask around = PixelMask.rectangle(mask.width(), mask.height(), x - 8, y - 8, 17, 17);
    return mask.intersectionCount(around) > 0;
  }

  @Test
  void aFasterObjectTravelsInFewerFrames() {
    PseudoAnomalyClip clip = clip(PseudoAnomalyType.TRIPLE_SPEED);
    ObjectOverlay overlay = clip.overlay();
    int last = clip.size() - 1;

    double pseudoAnomalous =
        Math.abs(middle(clip.mask(last)) - middle(clip.mask(clip.warmUpFrames())));
    double perFrame = overlay.track().travel(overlay.start(), overlay.start() + 3) / 3;
    double side = overlay.track().observations().get(overlay.start()).side() * 4;
    assertThat(overlay.step()).isEqualTo(3);
    assertThat(pseudoAnomalous / (clip.size() - clip.warmUpFrames() - 1))
        .isGreaterThan(1.5 * perFrame * side);
  }

  @Test
  void aScaledObjectCoversALargerArea() {
    PseudoAnomalyClip scaled = clip(PseudoAnomalyType.SCALE);
    ObjectOverlay overlay = scaled.overlay();
    ObjectPatch patch =
        ObjectPatch.cut(
            overlay
                .track()
                .clip()
                .frame(overlay.track().observations().get(overlay.start()).frame()),
            overlay.track().observations().get(overlay.start()),
            overlay.background());
    int opaque = 0;
    for (int i = 0; i < patch.width() * patch.height(); i++) {
      opaque += patch.opacity(i % patch.width(), i / patch.width()) > 0.5f ? 1 : 0;
    }
    assertThat(overlay.transform().scale()).isBetween(1.7, 2.3);
    assertThat(scaled.mask(scaled.warmUpFrames()).count()).isGreaterThan(2 * opaque);
  }

  @Test
  void theSameSeedGivesTheSamePixels() {
    PseudoAnomalyClip again =
        CutPasteGenerator.fit(NormalClips.trainingSet(NormalClips.create()), 7)
            .clip(PseudoAnomalyType.SHAKE, 0, 12)
            .orElseThrow();
    PseudoAnomalyClip once = clip(PseudoAnomalyType.SHAKE);
    int position = once.warmUpFrames() + 5;

    assertThat(again.name()).isEqualTo(once.name());
    assertThat(pixels(again.frame(position))).isEqualTo(pixels(once.frame(position)));
  }

  @Test
  void anotherSeedGivesOtherClips() {
    List<String> others =
        CutPasteGenerator.fit(NormalClips.trainingSet(NORMAL), 8)
            .clips(PseudoAnomalyType.defaults(), 3, 12)
            .stream()
            .map(clip -> clip.name() + clip.mask(clip.size() - 1))
            .toList();
    List<String> clips =
        GENERATOR.clips(PseudoAnomalyType.defaults(), 3, 12).stream()
            .map(clip -> clip.name() + clip.mask(clip.size() - 1))
            .toList();

    assertThat(others).isNotEqualTo(clips);
  }

  @Test
  void excludesByDefaultTheTypesThatAreNormalInManyScenes() {
    assertThat(PseudoAnomalyType.defaults())
        .isEqualTo(
            EnumSet.complementOf(
                EnumSet.of(
                    PseudoAnomalyType.REVERSED,
                    PseudoAnomalyType.DISPLACED,
                    PseudoAnomalyType.STILL)));
  }

  @Test
  void createsThoseTypesOnRequest() {
    Set<PseudoAnomalyType> types =
        EnumSet.of(
            PseudoAnomalyType.REVERSED, PseudoAnomalyType.DISPLACED, PseudoAnomalyType.STILL);

    assertThat(GENERATOR.clips(types, 1, 0)).extracting(PseudoAnomalyClip::type).containsAll(types);
  }

  @Test
  void timesCountFromTheStartOfTheClip() {
    PseudoAnomalyClip clip = clip(PseudoAnomalyType.ROTATION);

    assertThat(clip.frame(0).timestamp()).isEqualTo(Duration.ZERO);
    assertThat(clip.frame(3).index()).isEqualTo(3);
    assertThat(clip.frame(3).timestamp()).isEqualTo(Duration.ofMillis(240));
  }

  @Test
  void createsNoClipsFromAStaticScene() {
    byte[] gray = new byte[64 * 48];
    List<Frame> frames =
        IntStream.range(0, 60)
            .mapToObj(
                i -> Frame.of(i, Duration.ofMillis(100L * i), 64, 48, PixelFormat.GRAY8, gray))
            .toList();
    CutPasteGenerator pseudoAnomalous =
        CutPasteGenerator.fit(
            NormalClips.trainingSet(List.of(new InMemoryClip("empty", frames))), 1);

    assertThat(pseudoAnomalous.objectCount()).isZero();
    assertThat(pseudoAnomalous.clips(PseudoAnomalyType.defaults(), 5, 10)).isEmpty();
  }

  @Test
  void refusesColour() {
    Frame colour = Frame.of(0, Duration.ZERO, 64, 48, PixelFormat.BGR24, new byte[3 * 64 * 48]);

    assertThatThrownBy(
            () ->
                CutPasteGenerator.fit(
                    NormalClips.trainingSet(List.of(new InMemoryClip("colour", List.of(colour)))),
                    1))
        .isInstanceOf(InvalidFrameException.class)
        .hasMessageContaining("GRAY8");
  }

  @Test
  void aContactSheetShowsEachClipInARow() {
    Frame image = ContactSheet.render(GENERATOR.clips(PseudoAnomalyType.defaults(), 1, 12), 3);

    assertThat(image.format()).isEqualTo(PixelFormat.BGR24);
    assertThat(image.width()).isEqualTo(3 * 164 - 4);
    assertThat(image.height()).isEqualTo(6 * 124 - 4);
  }
}
