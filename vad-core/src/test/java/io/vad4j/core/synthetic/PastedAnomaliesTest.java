package io.vad4j.core.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.core.image.PixelMask;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PastedAnomaliesTest {
  private static final List<FrameClip> NORMAL = NormalClips.some();
  private static final PastedAnomalies PASTED = PastedAnomalies.of(NORMAL, 7);

  private static byte[] pixels(Frame frame) {
    byte[] pixels = new byte[frame.byteCount()];
    frame.copyPixels(pixels);
    return pixels;
  }

  private static PastedClip clip(PastedKind kind) {
    return PASTED.clip(kind, 0, 12).orElseThrow();
  }

  /** The middle of what is pasted, across the picture. */
  private static double middle(PixelMask mask) {
    return mask.bits().stream().map(bit -> bit % mask.width()).average().orElseThrow();
  }

  @Test
  void findsThePeopleWhoWalk() {
    assertThat(PASTED.things()).isGreaterThan(3);
  }

  @Test
  void tellsHowLargeThingsAreThatLieWhollyInThePicture() {
    assertThat(PASTED.sizes()).isNotEmpty();
    assertThat(PASTED.sizes())
        .allSatisfy(
            size -> {
              assertThat(size.height()).isPositive().isLessThan(size.bottom());
              assertThat(size.bottom()).isLessThan(1);
            });
  }

  @Test
  void beginsWithNormalFramesAndShowsTheThingAfterThem() {
    PastedClip clip = clip(PastedKind.TEXTURE);

    assertThat(IntStream.range(0, clip.lead())).noneMatch(clip::abnormal);
    assertThat(IntStream.range(clip.lead(), clip.size())).anyMatch(clip::abnormal);
    assertThat(pixels(clip.frame(0))).isEqualTo(pixels(clip.normalFrame(0)));
  }

  @Test
  void changesPixelsInAndNextToTheMaskOnly() {
    PastedClip clip = clip(PastedKind.TEXTURE);
    int position = clip.lead() + 2;
    PixelMask mask = clip.mask(position);
    byte[] pasted = pixels(clip.frame(position));
    byte[] normal = pixels(clip.normalFrame(position));

    int changed = 0;
    int far = 0;
    for (int i = 0; i < pasted.length; i++) {
      if (pasted[i] != normal[i]) {
        changed++;
        far += near(mask, i % mask.width(), i / mask.width()) ? 0 : 1;
      }
    }
    assertThat(changed).isGreaterThan(mask.count() / 2);
    assertThat(far).isZero();
  }

  private static boolean near(PixelMask mask, int x, int y) {
    PixelMask around = PixelMask.rectangle(mask.width(), mask.height(), x - 8, y - 8, 17, 17);
    return mask.overlap(around) > 0;
  }

  @Test
  void aFasterThingGoesItsWayInFewerFrames() {
    PastedClip clip = clip(PastedKind.TRIPLE_SPEED);
    PastedClip.Course course = clip.course();
    int last = clip.size() - 1;

    double pasted = Math.abs(middle(clip.mask(last)) - middle(clip.mask(clip.lead())));
    double perFrame = course.thing().travel(course.start(), course.start() + 3) / 3;
    double side = course.thing().sightings().get(course.start()).side() * 4;
    assertThat(course.step()).isEqualTo(3);
    assertThat(pasted / (clip.size() - clip.lead() - 1)).isGreaterThan(1.5 * perFrame * side);
  }

  @Test
  void aScaledThingCoversMoreThanOneThatIsAsItWas() {
    PastedClip scaled = clip(PastedKind.SCALE);
    PastedClip.Course course = scaled.course();
    Cutout cutout =
        Cutout.of(
            course.thing().clip().frame(course.thing().sightings().get(course.start()).frame()),
            course.thing().sightings().get(course.start()),
            course.scenery());
    int opaque = 0;
    for (int i = 0; i < cutout.width() * cutout.height(); i++) {
      opaque += cutout.opacity(i % cutout.width(), i / cutout.width()) > 0.5f ? 1 : 0;
    }
    assertThat(course.placement().scale()).isBetween(1.7, 2.3);
    assertThat(scaled.mask(scaled.lead()).count()).isGreaterThan(2 * opaque);
  }

  @Test
  void theSameSeedGivesTheSamePixels() {
    PastedClip again =
        PastedAnomalies.of(NormalClips.some(), 7).clip(PastedKind.SHAKE, 0, 12).orElseThrow();
    PastedClip once = clip(PastedKind.SHAKE);
    int position = once.lead() + 5;

    assertThat(again.name()).isEqualTo(once.name());
    assertThat(pixels(again.frame(position))).isEqualTo(pixels(once.frame(position)));
  }

  @Test
  void anotherSeedGivesOtherClips() {
    List<String> others =
        PastedAnomalies.of(NORMAL, 8).clips(PastedKind.standard(), 3, 12).stream()
            .map(clip -> clip.name() + clip.mask(clip.size() - 1))
            .toList();
    List<String> clips =
        PASTED.clips(PastedKind.standard(), 3, 12).stream()
            .map(clip -> clip.name() + clip.mask(clip.size() - 1))
            .toList();

    assertThat(others).isNotEqualTo(clips);
  }

  @Test
  void leavesOutByDefaultTheKindsThatAreNormalInManyScenes() {
    assertThat(PastedKind.standard())
        .isEqualTo(
            EnumSet.complementOf(
                EnumSet.of(PastedKind.REVERSED, PastedKind.DISPLACED, PastedKind.STILL)));
  }

  @Test
  void pastesThoseKindsWhenAskedTo() {
    Set<PastedKind> kinds = EnumSet.of(PastedKind.REVERSED, PastedKind.DISPLACED, PastedKind.STILL);

    assertThat(PASTED.clips(kinds, 1, 0)).extracting(PastedClip::kind).containsAll(kinds);
  }

  @Test
  void timesCountFromTheStartOfTheClip() {
    PastedClip clip = clip(PastedKind.ROTATION);

    assertThat(clip.frame(0).time()).isEqualTo(Duration.ZERO);
    assertThat(clip.frame(3).index()).isEqualTo(3);
    assertThat(clip.frame(3).time()).isEqualTo(Duration.ofMillis(240));
  }

  @Test
  void thereAreNoClipsWhereNothingMoves() {
    byte[] grey = new byte[64 * 48];
    List<Frame> frames =
        IntStream.range(0, 60)
            .mapToObj(
                i -> Frame.of(i, Duration.ofMillis(100L * i), 64, 48, PixelFormat.GRAY8, grey))
            .toList();
    PastedAnomalies pasted = PastedAnomalies.of(List.of(new FrameClip("empty", frames)), 1);

    assertThat(pasted.things()).isZero();
    assertThat(pasted.clips(PastedKind.standard(), 5, 10)).isEmpty();
  }

  @Test
  void refusesColour() {
    Frame colour = Frame.of(0, Duration.ZERO, 64, 48, PixelFormat.BGR24, new byte[3 * 64 * 48]);

    assertThatThrownBy(
            () -> PastedAnomalies.of(List.of(new FrameClip("colour", List.of(colour))), 1))
        .isInstanceOf(InvalidFrameException.class)
        .hasMessageContaining("grey");
  }

  @Test
  void aSheetShowsEachClipInARow() {
    Frame sheet = PictureSheet.of(PASTED.clips(PastedKind.standard(), 1, 12), 3);

    assertThat(sheet.format()).isEqualTo(PixelFormat.BGR24);
    assertThat(sheet.width()).isEqualTo(3 * 164 - 4);
    assertThat(sheet.height()).isEqualTo(6 * 124 - 4);
  }
}
