package io.vad4j.core.source;

import static java.awt.image.BufferedImage.TYPE_3BYTE_BGR;
import static java.awt.image.BufferedImage.TYPE_BYTE_GRAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.InvalidFrameException;
import io.vad4j.InvalidOptionException;
import io.vad4j.PixelFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSequenceSourceTest {
  @TempDir Path folder;

  @Test
  void readsImagesInNaturalOrder() {
    for (int i : new int[] {10, 9, 1, 2}) {
      Clips.image(folder.resolve("frame" + i + ".png"), 16, 8, TYPE_BYTE_GRAY, i);
    }
    try (FrameSource source = ImageSequenceSource.open(folder)) {
      List<Frame> frames = Clips.read(source);
      assertThat(Clips.brightness(frames)).containsExactly(1, 2, 9, 10);
      assertThat(frames).extracting(Frame::index).containsExactly(0L, 1L, 2L, 3L);
    }
  }

  @Test
  void stampsFramesAtTheFrameRateStated() {
    for (int i = 0; i < 3; i++) {
      Clips.image(folder.resolve(i + ".bmp"), 16, 8, TYPE_BYTE_GRAY, i);
    }
    try (FrameSource source = ImageSequenceSource.open(folder, 10)) {
      assertThat(source.info().frameRate()).hasValue(10);
      assertThat(Clips.read(source))
          .extracting(Frame::timestamp)
          .containsExactly(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(200));
    }
  }

  @Test
  void theFrameRateStandsInTheAddress() {
    Clips.image(folder.resolve("1.png"), 16, 8, TYPE_BYTE_GRAY, 0);
    Clips.image(folder.resolve("2.png"), 16, 8, TYPE_BYTE_GRAY, 0);
    try (FrameSource source = FrameSource.open(URI.create(folder.toUri() + "?fps=12.5"))) {
      assertThat(source.info().frameRate()).hasValue(12.5);
      assertThat(source.info().timed()).isTrue();
      assertThat(Clips.read(source).get(1).timestamp()).isEqualTo(Duration.ofMillis(80));
    }
  }

  @Test
  void withoutAFrameRateItHasNoTimesOfItsOwn() {
    Clips.image(folder.resolve("1.png"), 16, 8, TYPE_BYTE_GRAY, 0);
    try (FrameSource source = FrameSource.open(folder)) {
      assertThat(source.info().timed()).isFalse();
    }
  }

  @Test
  void anAddressWithAnotherQueryIsRejected() {
    Clips.image(folder.resolve("1.png"), 16, 8, TYPE_BYTE_GRAY, 0);

    assertThatThrownBy(() -> FrameSource.open(URI.create(folder.toUri() + "?fps=fast")))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("?fps=10");
    assertThatThrownBy(() -> FrameSource.open(URI.create(folder.toUri() + "?fps=0")))
        .isInstanceOf(InvalidOptionException.class);
  }

  @Test
  void knowsSizeAndLengthBeforeReading() {
    Clips.image(folder.resolve("1.png"), 16, 8, TYPE_BYTE_GRAY, 0);
    Clips.image(folder.resolve("2.png"), 16, 8, TYPE_BYTE_GRAY, 0);
    try (FrameSource source = ImageSequenceSource.open(folder)) {
      assertThat(source.info().width()).isEqualTo(16);
      assertThat(source.info().height()).isEqualTo(8);
      assertThat(source.info().frameCount()).hasValue(2);
      assertThat(source.info().frameRate()).hasValue(25);
      assertThat(source.info().live()).isFalse();
    }
  }

  @Test
  void takesTheFormatOfTheFirstImageForAll() {
    Clips.image(folder.resolve("1.png"), 16, 8, TYPE_3BYTE_BGR, 50);
    Clips.image(folder.resolve("2.png"), 16, 8, TYPE_BYTE_GRAY, 60);
    try (FrameSource source = ImageSequenceSource.open(folder)) {
      assertThat(Clips.read(source)).extracting(Frame::format).containsOnly(PixelFormat.BGR24);
    }
  }

  @Test
  void readsInGrayscaleOnRequest() {
    Clips.image(folder.resolve("1.jpg"), 16, 8, TYPE_3BYTE_BGR, 50);
    try (FrameSource source = ImageSequenceSource.open(folder, 25, PixelFormat.GRAY8)) {
      List<Frame> frames = Clips.read(source);
      assertThat(frames).extracting(Frame::format).containsOnly(PixelFormat.GRAY8);
      assertThat(Clips.brightness(frames)).containsExactly(50);
    }
  }

  @Test
  void takesOneImageAsAClip() {
    Clips.image(folder.resolve("only.tif"), 16, 8, TYPE_BYTE_GRAY, 77);
    try (FrameSource source = ImageSequenceSource.open(folder)) {
      assertThat(Clips.brightness(Clips.read(source))).containsExactly(77);
    }
  }

  @Test
  void staysAtTheEnd() {
    Clips.image(folder.resolve("only.png"), 16, 8, TYPE_BYTE_GRAY, 77);
    try (FrameSource source = ImageSequenceSource.open(folder)) {
      Clips.read(source);
      assertThat(source.next()).isEmpty();
      assertThat(source.next()).isEmpty();
    }
  }

  @Test
  void namesTheImageThatChangesSizeAndBothSizes() {
    Clips.image(folder.resolve("1.png"), 16, 8, TYPE_BYTE_GRAY, 0);
    Clips.image(folder.resolve("2.png"), 24, 8, TYPE_BYTE_GRAY, 0);
    try (FrameSource source = ImageSequenceSource.open(folder)) {
      assertThat(source.next()).isPresent();
      assertThatThrownBy(source::next)
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("2.png")
          .hasMessageContaining("24x8")
          .hasMessageContaining("16x8");
    }
  }

  @Test
  void damagedImagesAreLeftOutAndCounted() throws IOException {
    for (int i = 1; i <= 6; i++) {
      Clips.image(folder.resolve(i + ".jpg"), 64, 48, TYPE_BYTE_GRAY, 10 * i);
    }
    Files.writeString(folder.resolve("1.jpg"), "no image");
    Files.write(folder.resolve("3.jpg"), new byte[0]);
    byte[] last = Files.readAllBytes(folder.resolve("6.jpg"));
    Files.write(folder.resolve("6.jpg"), Arrays.copyOf(last, last.length * 2 / 3));
    try (FrameSource source = ImageSequenceSource.open(folder, 10)) {
      List<Frame> frames = Clips.read(source);

      assertThat(Clips.brightness(frames)).containsExactly(20, 40, 50);
      assertThat(frames).extracting(Frame::index).containsExactly(1L, 3L, 4L);
      assertThat(frames)
          .extracting(frame -> frame.timestamp().toMillis())
          .containsExactly(100L, 300L, 400L);
      assertThat(source.damaged()).isEqualTo(3);
    }
  }

  @Test
  void aFolderOfDamagedImagesIsRefused() throws IOException {
    Files.writeString(folder.resolve("1.jpg"), "no image");
    Files.writeString(folder.resolve("2.jpg"), "no image");
    assertThatThrownBy(() -> ImageSequenceSource.open(folder))
        .isInstanceOfSatisfying(
            FrameSourceException.class,
            e -> assertThat(e.reason()).isEqualTo(FrameSourceException.Reason.NOT_VIDEO))
        .hasMessageContaining("2.jpg");
  }

  @Test
  void closingFromAnotherThreadIsAnEnd() throws InterruptedException {
    Clips.image(folder.resolve("1.png"), 16, 8, TYPE_BYTE_GRAY, 5);
    FrameSource source = ImageSequenceSource.open(folder);
    Thread closing = new Thread(source::close);
    closing.start();
    closing.join();

    assertThat(source.next()).isEmpty();
  }

  @Test
  void reportsAMissingFolder() {
    assertThatThrownBy(() -> ImageSequenceSource.open(folder.resolve("nowhere")))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("does not exist");
  }

  @Test
  void reportsAFolderWithoutImages() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "");
    assertThatThrownBy(() -> ImageSequenceSource.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("holds no images");
  }

  @Test
  void pointsToTheFoldersWithinOneWithoutImages() throws IOException {
    Files.createDirectory(folder.resolve("clip1"));
    assertThatThrownBy(() -> ImageSequenceSource.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("clip1");
  }

  @Test
  void isFoundByPath() {
    Clips.image(folder.resolve("1.png"), 16, 8, TYPE_BYTE_GRAY, 5);
    try (FrameSource source = FrameSource.open(folder)) {
      assertThat(Clips.brightness(Clips.read(source))).containsExactly(5);
    }
  }

  @Test
  void refusesToReadOnceClosed() {
    Clips.image(folder.resolve("1.png"), 16, 8, TYPE_BYTE_GRAY, 5);
    FrameSource source = ImageSequenceSource.open(folder);
    source.close();
    source.close();
    assertThatThrownBy(source::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theErrorOfAFolderOfOtherImagesNamesTheirEndings() throws IOException {
    Files.writeString(folder.resolve("001.webp"), "RIFF");
    Files.writeString(folder.resolve("002.webp"), "RIFF");

    assertThatThrownBy(() -> ImageSequenceSource.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("holds no images (PNG")
        .hasMessageContaining("end with .webp; if they are images, convert them to PNG or JPEG");
  }
}
