package io.vad4j.core.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.core.image.CellGrid;
import io.vad4j.tck.TckStreamContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveBackgroundTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;
  private static final CellGrid GRID = CellGrid.forImage(WIDTH, HEIGHT);

  /** Objects and shadows lie in the middle of the image: 6 × 5 cells, the inner ones 4 × 3. */
  private static final int LEFT = 48;

  private static final int TOP = 40;
  private static final int RIGHT = 96;
  private static final int BOTTOM = 80;
  private static final int CELL = 7 * GRID.columns() + 9;

  /** The share of the image that the middle takes. */
  private static final double MIDDLE = (double) (RIGHT - LEFT) * (BOTTOM - TOP) / (WIDTH * HEIGHT);

  private final Random noise = new Random(1);
  private final byte[] wall = texture(2, 90, 60);
  private final AdaptiveBackground background = new AdaptiveBackground(WIDTH, HEIGHT, wall);
  private double interval = 0.1;
  private long position;

  /** Blocks of 4 × 4 pixels of random levels. */
  private static byte[] texture(long seed, int lowest, int range) {
    Random random = new Random(seed);
    int[] blocks = random.ints(WIDTH * HEIGHT, lowest, lowest + range).toArray();
    byte[] pixels = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) blocks[i / WIDTH / 4 * WIDTH + i % WIDTH / 4];
    }
    return pixels;
  }

  private static byte[] flat(int level) {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    Arrays.fill(pixels, (byte) level);
    return pixels;
  }

  /** A scene in whose middle the light has a factor. */
  private static byte[] lit(byte[] scene, double factor) {
    byte[] pixels = scene.clone();
    forEachInMiddle(i -> pixels[i] = (byte) Math.round(factor * (scene[i] & 0xff)));
    return pixels;
  }

  /** A scene in whose middle there is something else. */
  private static byte[] covered(byte[] scene, byte[] object) {
    byte[] pixels = scene.clone();
    forEachInMiddle(i -> pixels[i] = object[i]);
    return pixels;
  }

  private static void forEachInMiddle(IntConsumer action) {
    IntStream.range(0, WIDTH * HEIGHT)
        .filter(i -> i % WIDTH >= LEFT && i % WIDTH < RIGHT)
        .filter(i -> i / WIDTH >= TOP && i / WIDTH < BOTTOM)
        .forEach(action);
  }

  private byte[] noisy(byte[] scene) {
    byte[] pixels = new byte[scene.length];
    for (int i = 0; i < pixels.length; i++) {
      double level = (scene[i] & 0xff) + 2 * noise.nextGaussian();
      pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(level)));
    }
    return pixels;
  }

  private void start(byte[] scene) {
    background.start(noisy(scene));
    position = 0;
  }

  private void show(byte[] scene, double seconds) {
    for (int frame = 0; frame < Math.round(seconds / interval); frame++) {
      if (background.advance(++position, interval)) {
        background.update(noisy(scene));
      }
    }
  }

  /** The mean difference of the background to a scene in the middle of the image. */
  private double difference(byte[] scene) {
    int[] sum = {0, 0};
    forEachInMiddle(
        i -> {
          sum[0] += Math.abs((background.backgroundImage()[i] & 0xff) - (scene[i] & 0xff));
          sum[1]++;
        });
    return (double) sum[0] / sum[1];
  }

  private void settle() {
    start(wall);
    show(wall, 12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8, 1.3, 1.6})
  void lightBecomesBackgroundWithinSeconds(double factor) {
    settle();

    show(lit(wall, factor), 0.5);
    assertThat(background.isObject(CELL)).isFalse();
    assertThat(background.isLight(CELL)).isTrue();

    show(lit(wall, factor), 8);
    assertThat(difference(lit(wall, factor))).isLessThan(3);
  }

  /** The wall in the light of a lamp that flickers slowly, crossed by somebody dark. */
  private byte[] crossed(int step) {
    double gain = 1 + 0.015 * Math.sin(step / 12.0);
    byte[] pixels = new byte[wall.length];
    for (int i = 0; i < pixels.length; i++) {
      boolean isHidden = (i % WIDTH + 3 * step) % WIDTH < WIDTH / 10;
      pixels[i] = (byte) (isHidden ? 30 : Math.round(gain * (wall[i] & 0xff)));
    }
    return pixels;
  }

  @Test
  void itsBrightnessDoesNotDriftWithWhatPasses() {
    start(wall);
    for (int step = 0; step < 1_000; step++) {
      show(crossed(step), 0.2);
    }
    long wallSum = 0;
    long backgroundSum = 0;
    for (int i = 0; i < wall.length; i++) {
      wallSum += wall[i] & 0xff;
      backgroundSum += background.backgroundImage()[i] & 0xff;
    }
    assertThat((double) backgroundSum / wallSum).isCloseTo(1, within(0.01));
  }

  @Test
  void theShareThatHasAdaptedIsThatWhoseBackgroundIsAnotherThanTheInitialOne() {
    settle();
    assertThat(background.shares().adapted()).isZero();

    show(lit(wall, 0.6), 8);

    assertThat(background.shares().adapted()).isBetween(0.6 * MIDDLE, 1.4 * MIDDLE);
    assertThat(background.shares().objects()).isZero();
  }

  @Test
  void theShareOfObjectsIsThatOfTheLastUpdate() {
    settle();

    show(covered(wall, texture(7, 150, 90)), 1);

    assertThat(background.shares().objects()).isBetween(0.6 * MIDDLE, 1.4 * MIDDLE);
    assertThat(background.shares().adapted()).isZero();
  }

  @Test
  void softShadowOnAFlatWallIsLight() {
    assertThat(lightOnFlatWall(softly(flat(120), 0.7))).isTrue();
  }

  @Test
  void aLampThatIsSwitchedOnIsBackgroundAfterTwoSeconds() {
    settle();
    byte[] shining = covered(wall, texture(4, 180, 70));

    show(shining, 1);
    assertThat(background.isObject(CELL)).isTrue();

    show(shining, 2);
    assertThat(background.isObject(CELL)).isFalse();
    assertThat(difference(shining)).isLessThan(4);
  }

  @Test
  void somethingBrightThatComesFromBesideIsAnObject() {
    settle();
    byte[] bright = texture(4, 180, 70);
    for (int step = 0; step < 10; step++) {
      byte[] scene = wall.clone();
      int right = LEFT + (RIGHT - LEFT) * step / 10;
      forEachInMiddle(i -> scene[i] = i % WIDTH < right ? bright[i] : scene[i]);
      show(scene, 0.2);
    }

    show(covered(wall, bright), 10);

    assertThat(background.isStationary(CELL)).isTrue();
  }

  @Test
  void whatGrowsBrightWithoutMotionIsBackground() {
    settle();
    byte[] shining = texture(4, 180, 70);
    for (int step = 0; step <= 60; step++) {
      byte[] scene = wall.clone();
      double part = step / 60.0;
      forEachInMiddle(
          i ->
              scene[i] =
                  (byte) Math.round((1 - part) * (wall[i] & 0xff) + part * (shining[i] & 0xff)));
      show(scene, 0.2);
    }

    assertThat(background.isObject(CELL)).isFalse();
    assertThat(difference(covered(wall, shining))).isLessThan(6);
  }

  /** Nothing tells a hard shadow on a flat wall from a flat object. */
  @Test
  void flatPatchWithAHardEdgeOnAFlatWallIsAnObject() {
    assertThat(lightOnFlatWall(lit(flat(120), 0.7))).isFalse();
  }

  private boolean lightOnFlatWall(byte[] changed) {
    byte[] flat = flat(120);
    AdaptiveBackground flatBackground = new AdaptiveBackground(WIDTH, HEIGHT, flat);
    flatBackground.start(noisy(flat));
    for (int frame = 1; frame <= 60; frame++) {
      if (flatBackground.advance(frame, 0.2)) {
        flatBackground.update(noisy(frame <= 55 ? flat : changed));
      }
    }
    return !flatBackground.isObject(CELL);
  }

  /** A scene in whose middle the light has a factor, with a border of 16 pixels. */
  private static byte[] softly(byte[] scene, double factor) {
    byte[] pixels = scene.clone();
    for (int i = 0; i < pixels.length; i++) {
      int outsideX = Math.max(LEFT - i % WIDTH, i % WIDTH - RIGHT + 1);
      int outsideY = Math.max(TOP - i / WIDTH, i / WIDTH - BOTTOM + 1);
      double part = Math.max(0, Math.min(1, 1 - Math.max(outsideX, outsideY) / 16.0));
      pixels[i] = (byte) Math.round((1 - part * (1 - factor)) * (scene[i] & 0xff));
    }
    return pixels;
  }

  @Test
  void objectStaysAnObjectUntilItIsAbsorbed() {
    background.setAbsorbAfter(Duration.ofSeconds(20));
    settle();
    byte[] object = covered(wall, texture(3, 60, 90));

    show(object, 19);
    assertThat(background.isStationary(CELL)).isTrue();
    assertThat(difference(wall)).isLessThan(4);

    show(object, 3);
    assertThat(background.isObject(CELL)).isFalse();
    assertThat(difference(object)).isLessThan(4);
  }

  @Test
  void floorIsBackgroundAtOnceWhenAnAbsorbedObjectIsTaken() {
    background.setAbsorbAfter(Duration.ofSeconds(10));
    settle();
    show(covered(wall, texture(3, 60, 90)), 15);

    show(wall, 1);

    assertThat(background.isObject(CELL)).isFalse();
    assertThat(difference(wall)).isLessThan(4);
  }

  @Test
  void lightSeenBeforeIsBackgroundAtOnce() {
    settle();
    show(lit(wall, 0.6), 30);
    show(wall, 0.5);
    assertThat(difference(wall)).isLessThan(4);

    show(lit(wall, 0.6), 0.5);

    assertThat(difference(lit(wall, 0.6))).isLessThan(4);
  }

  @Test
  void whatIsThereFromTheFirstFrameOnIsBackground() {
    byte[] furniture = covered(wall, texture(3, 60, 90));
    start(furniture);

    show(furniture, 2);

    assertThat(background.isObject(CELL)).isFalse();
    assertThat(difference(furniture)).isLessThan(4);
  }

  @Test
  void whatComesLaterIsNoBackground() {
    settle();

    show(covered(wall, texture(3, 60, 90)), 60);

    assertThat(background.isStationary(CELL)).isTrue();
  }

  @Test
  void anotherSceneIsBackgroundAfterSomeSeconds() {
    settle();
    byte[] other = texture(4, 40, 150);

    show(other, 2);
    assertThat(background.isOtherScene()).isTrue();

    show(other, 12);
    assertThat(background.isOtherScene()).isFalse();
    assertThat(background.isObject(CELL)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.1, 0.5})
  void adaptsInSecondsWhateverTheFrameRate(double frameInterval) {
    interval = frameInterval;
    settle();
    byte[] slightlyBrighter = lit(wall, 1.05);

    show(slightlyBrighter, 2);

    assertThat(difference(slightlyBrighter)).isLessThan(2);
  }

  @Test
  void aGapIsNoTimeInWhichAnObjectStood() {
    background.setAbsorbAfter(Duration.ofSeconds(20));
    settle();
    byte[] object = covered(wall, texture(3, 60, 90));
    show(object, 5);

    if (background.advance(++position, 3600)) {
      background.update(noisy(object));
    }
    show(object, 5);

    assertThat(background.isStationary(CELL)).isTrue();
  }

  @Test
  void startReturnsToTheInitialBackground() {
    settle();
    show(lit(wall, 0.5), 20);

    start(wall);

    assertThat(background.backgroundImage()).isEqualTo(wall);
    show(lit(wall, 0.5), 0.4);
    assertThat(background.isLight(CELL)).isTrue();
  }

  @Test
  void onlyTheFirstScorerThatTakesAFrameUpdates() {
    start(wall);

    assertThat(background.advance(1, 1)).isTrue();
    background.update(wall);

    assertThat(background.advance(1, 1)).isFalse();
    assertThat(background.updates()).isEqualTo(1);
  }

  @Test
  void scorersOfAStreamShareTheBackgroundOfTheSamePicture() throws Exception {
    try (TckStreamContext context = new TckStreamContext()) {
      AdaptiveBackground one = AdaptiveBackground.shared(WIDTH, HEIGHT, wall, context);

      assertThat(AdaptiveBackground.shared(WIDTH, HEIGHT, wall.clone(), context)).isSameAs(one);
      assertThat(AdaptiveBackground.shared(WIDTH, HEIGHT, flat(1), context)).isNotSameAs(one);
    }
  }
}
