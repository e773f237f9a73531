package io.vad4j.core.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.core.image.CellGrid;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReferenceBackgroundTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;
  private static final CellGrid GRID = CellGrid.forImage(WIDTH, HEIGHT);
  private static final double INTERVAL = 0.2;

  /** A cell in the middle of what changes in these scenes. */
  private static final int CELL = 7 * GRID.columns() + 9;

  private final byte[] wall = texture(2);
  private final ReferenceBackground reference =
      new ReferenceBackground(new AdaptiveBackground(WIDTH, HEIGHT, wall));

  @BeforeEach
  void start() {
    reference.start(wall);
  }

  /** Blocks of 4 × 4 pixels of random levels. */
  private static byte[] texture(long seed) {
    int[] blocks = new Random(seed).ints(WIDTH * HEIGHT, 90, 150).toArray();
    byte[] pixels = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) blocks[i / WIDTH / 4 * WIDTH + i % WIDTH / 4];
    }
    return pixels;
  }

  private static byte[] shaded(byte[] scene) {
    return shaded(scene, 0.6);
  }

  /** A scene whose middle is darker by a factor that becomes 1 at its border. */
  private static byte[] shaded(byte[] scene, double darkest) {
    byte[] pixels = scene.clone();
    for (int i = 0; i < pixels.length; i++) {
      double distance = Math.hypot(i % WIDTH - 76.0, i / WIDTH - 60.0);
      double factor = darkest + (1 - darkest) * Math.min(1, Math.max(0, (distance - 25) / 20));
      pixels[i] = (byte) Math.round(factor * (scene[i] & 0xff));
    }
    return pixels;
  }

  /** A scene in whose middle there is something else. */
  private static byte[] covered(byte[] scene, byte[] object) {
    byte[] pixels = scene.clone();
    for (int i = 0; i < pixels.length; i++) {
      boolean inside = i % WIDTH >= 48 && i % WIDTH < 96 && i / WIDTH >= 40 && i / WIDTH < 80;
      pixels[i] = inside ? object[i] : scene[i];
    }
    return pixels;
  }

  private void show(byte[] image, double seconds) {
    for (int i = 0; i < seconds / INTERVAL; i++) {
      reference.update(image, INTERVAL);
    }
  }

  private float difference(byte[] image) {
    return GRID.meanAbsoluteDifference(CELL, image, reference.image());
  }

  @Test
  void isTheBackgroundOfTheTrainingVideoWhereNothingChanges() {
    show(wall, 60);

    assertThat(reference.image()).isEqualTo(wall);
  }

  @Test
  void followsTheLight() {
    show(shaded(wall), 20);

    assertThat(difference(shaded(wall))).isLessThan(4);
  }

  @Test
  void followsASoftRestOfAShadow() {
    show(shaded(wall), 20);
    show(shaded(wall, 0.97), 20);

    assertThat(difference(shaded(wall, 0.97))).isLessThan(1.5f);
  }

  @Test
  void doesNotTakeOverAnObjectThatComesAfterAShadow() {
    show(shaded(wall), 20);
    show(wall, 20);
    show(covered(wall, texture(3)), 20);

    assertThat(difference(wall)).isZero();
  }

  @Test
  void doesNotTakeOverWhatIsThereAtTheStart() {
    byte[] object = covered(wall, texture(3));
    reference.start(object);

    show(object, 10);

    assertThat(difference(wall)).isZero();
  }

  @Test
  void whatIsThereAtTheStartIsSoonTheVisibleBackground() {
    byte[] object = covered(wall, texture(3));
    reference.start(object);

    show(object, 10);

    assertThat(reference.isVisible(CELL)).isTrue();
  }

  @Test
  void anObjectThatArrivesIsNotTheVisibleBackground() {
    show(wall, 10);
    show(covered(wall, texture(3)), 10);

    assertThat(reference.isVisible(CELL)).isFalse();
  }

  @Test
  void takesOverFurnitureThatHasBeenVisibleForLong() {
    byte[] furniture = covered(wall, texture(3));
    reference.start(furniture);

    show(furniture, 60);

    assertThat(difference(furniture)).isZero();
  }

  @Test
  void aNewClipStartsWithTheBackgroundOfTheTrainingVideo() {
    show(shaded(wall), 20);

    reference.start(wall);

    assertThat(reference.image()).isEqualTo(wall);
  }
}
