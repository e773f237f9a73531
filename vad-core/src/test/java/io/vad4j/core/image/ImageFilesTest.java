package io.vad4j.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Frame;
import io.vad4j.FrameSourceException;
import io.vad4j.PixelFormat;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFilesTest {
  private static final int WIDTH = 33;
  private static final int HEIGHT = 17;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tif"})
  void readsGrayscaleWithoutChangingASample(String kind) throws IOException {
    Path file = write(grayImage(), kind, "grey." + kind);
    Frame frame = ImageFiles.read(file);
    assertThat(frame.format()).isEqualTo(PixelFormat.GRAY8);
    assertThat(samples(frame)).isEqualTo(greySamples());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tif"})
  void readsColourAsBlueGreenRed(String kind) throws IOException {
    Frame frame = ImageFiles.read(write(colour(BufferedImage.TYPE_3BYTE_BGR), kind, "c." + kind));
    assertThat(frame.format()).isEqualTo(PixelFormat.BGR24);
    assertThat(Arrays.copyOf(samples(frame), 6)).containsExactly(3, 2, 1, 6, 4, 2);
  }

  @Test
  void theBitsOfASampleAreKnown() throws IOException {
    BufferedImage deep = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);

    assertThat(ImageFiles.bitsPerSample(write(deep, "png", "deep.png"))).isEqualTo(16);
    assertThat(ImageFiles.bitsPerSample(write(grayImage(), "png", "grey.png"))).isEqualTo(8);
  }

  @Test
  void ignoresTransparency() throws IOException {
    Frame frame = ImageFiles.read(write(colour(BufferedImage.TYPE_4BYTE_ABGR), "png", "c.png"));
    assertThat(Arrays.copyOf(samples(frame), 3)).containsExactly(3, 2, 1);
  }

  /** JPEG files of four inks hold them inverted: the light that each leaves. */
  @ParameterizedTest
  @EnumSource(
      value = PixelFormat.class,
      names = {"GRAY8", "BGR24"})
  void aJpegOfFourInksHasTheLightThatTheyLeave(PixelFormat format) throws IOException {
    WritableRaster inks =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, null);
    for (int band = 0; band < 4; band++) {
      int[] light = new int[WIDTH * HEIGHT];
      Arrays.fill(light, band == 3 ? 128 : 200);
      inks.setSamples(0, 0, WIDTH, HEIGHT, band, light);
    }
    Path file = folder.resolve("inks.jpg");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(output);
      writer.write(new IIOImage(inks, null, null));
    } finally {
      writer.dispose();
    }

    assertThat(Arrays.stream(samples(ImageFiles.read(file, format))).boxed())
        .allSatisfy(sample -> assertThat(sample).isBetween(97, 103));
  }

  @Test
  void readsJpegCloseToWhatWasWritten() throws IOException {
    Frame frame = ImageFiles.read(write(grayImage(), "jpg", "grey.jpg"));
    assertThat(frame.format()).isEqualTo(PixelFormat.GRAY8);
    int[] samples = samples(frame);
    int[] expected = greySamples();
    for (int i = 0; i < samples.length; i++) {
      assertThat(samples[i]).isBetween(expected[i] - 12, expected[i] + 12);
    }
  }

  @Test
  void readsAColourJpegInGrayscaleAsItsBrightness() throws IOException {
    Path file = write(colour(BufferedImage.TYPE_3BYTE_BGR), "jpg", "colour.jpg");
    int[] direct = samples(ImageFiles.read(file, PixelFormat.GRAY8));
    int[] converted =
        samples(new GrayscaleResizer(WIDTH, HEIGHT).apply(ImageFiles.read(file).copy()));
    for (int i = 0; i < direct.length; i++) {
      assertThat(direct[i]).isBetween(converted[i] - 2, converted[i] + 2);
    }
  }

  @Test
  void aColourJpegComesWithItsBrightness() throws IOException {
    Path file = write(colour(BufferedImage.TYPE_3BYTE_BGR), "jpg", "colour.jpg");
    assertThat(ImageFiles.read(file).gray().map(Frame::toByteArray))
        .contains(ImageFiles.read(file, PixelFormat.GRAY8).toByteArray());
  }

  @Test
  void coloursOfAJpegAreReadAfterItsFileIsGone() throws IOException {
    Path file = write(colour(BufferedImage.TYPE_3BYTE_BGR), "jpg", "colour.jpg");
    Frame expected = BufferedImageConverter.toFrame(ImageIO.read(file.toFile()), 0, Duration.ZERO);
    Frame frame = ImageFiles.read(file);
    Files.delete(file);
    assertThat(frame.toByteArray()).isEqualTo(expected.toByteArray());
  }

  @Test
  void readsGrayPalettesAsGrayscale() throws IOException {
    byte[] levels = {0, (byte) 255};
    BufferedImage mask =
        new BufferedImage(
            WIDTH,
            HEIGHT,
            BufferedImage.TYPE_BYTE_BINARY,
            new IndexColorModel(1, 2, levels, levels, levels));
    mask.getRaster().setSample(5, 3, 0, 1);
    for (String kind : new String[] {"png", "bmp"}) {
      Frame frame = ImageFiles.read(write(mask, kind, "mask." + kind));
      assertThat(frame.format()).isEqualTo(PixelFormat.GRAY8);
      assertThat(samples(frame)[3 * WIDTH + 5]).isEqualTo(255);
      assertThat(Arrays.stream(samples(frame)).sum()).isEqualTo(255);
    }
  }

  @Test
  void readsColourPalettesAsColour() throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED);
    image.setRGB(0, 0, 0xff0000);
    Frame frame = ImageFiles.read(write(image, "png", "palette.png"));
    assertThat(Arrays.copyOf(samples(frame), 3)).containsExactly(0, 0, 255);
  }

  /** What is learned of one recording holds for the next, whatever the range of its pictures. */
  @Test
  void sixteenBitsAreCutInTheSameWayWhateverElseThePictureHolds() throws IOException {
    BufferedImage narrow = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
    BufferedImage wide = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
    for (int x = 0; x < WIDTH; x++) {
      narrow.getRaster().setSample(x, 0, 0, 29_000 + 40 * x);
      wide.getRaster().setSample(x, 0, 0, 29_000 + 40 * x);
      wide.getRaster().setSample(x, 1, 0, 65_535);
    }

    int[] ofNarrow = samples(ImageFiles.read(write(narrow, "png", "narrow.png")));
    int[] ofWide = samples(ImageFiles.read(write(wide, "png", "wide.png")));

    assertThat(Arrays.copyOf(ofNarrow, WIDTH)).isEqualTo(Arrays.copyOf(ofWide, WIDTH));
    assertThat(ofNarrow[0]).isEqualTo(113);
    assertThat(ofNarrow[WIDTH - 1]).isEqualTo(118);
  }

  @Test
  void scalesSixteenBitsToEight() throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 65535);
    image.getRaster().setSample(1, 0, 0, 32896);
    Frame frame = ImageFiles.read(write(image, "png", "deep.png"));
    assertThat(Arrays.copyOf(samples(frame), 3)).containsExactly(255, 128, 0);
  }

  @Test
  void repeatsGrayWhereColourIsRequested() throws IOException {
    Frame frame = ImageFiles.read(write(grayImage(), "png", "grey.png"), PixelFormat.BGR24);
    assertThat(frame.byteCount()).isEqualTo(3 * WIDTH * HEIGHT);
    assertThat(Arrays.copyOfRange(samples(frame), 3, 6)).containsExactly(7, 7, 7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp", "tif"})
  void namesATruncatedFile(String kind) throws IOException {
    Path file = write(colour(BufferedImage.TYPE_3BYTE_BGR), kind, "cut." + kind);
    byte[] content = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(content, content.length * 2 / 3));
    assertThatThrownBy(() -> ImageFiles.read(file))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void namesAFileThatIsNoImage() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.png"), "no image");
    assertThatThrownBy(() -> ImageFiles.read(file))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("no image");
  }

  @Test
  void namesAFileThatIsEmpty() throws IOException {
    Path file = Files.createFile(folder.resolve("zero.jpg"));
    assertThatThrownBy(() -> ImageFiles.read(file))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("zero.jpg")
        .hasMessageContaining("0 bytes");
  }

  @Test
  void listsImagesInNaturalOrderWithoutStrayFiles() throws IOException {
    for (String name :
        new String[] {
          "frame10.png",
          "frame2.TIF",
          "frame1.jpeg",
          "._frame1.jpeg",
          ".DS_Store",
          "Thumbs.db",
          "notes.txt",
          "png"
        }) {
      Files.createFile(folder.resolve(name));
    }
    Files.createDirectory(folder.resolve("folder.png"));
    assertThat(ImageFiles.list(folder))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("frame1.jpeg", "frame2.TIF", "frame10.png");
  }

  private Path write(BufferedImage image, String kind, String name) throws IOException {
    Path file = folder.resolve(name);
    assertThat(ImageIO.write(image, kind, file.toFile())).isTrue();
    return file;
  }

  private static BufferedImage grayImage() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSamples(0, 0, WIDTH, HEIGHT, 0, greySamples());
    return image;
  }

  private static int[] greySamples() {
    int[] samples = new int[WIDTH * HEIGHT];
    Arrays.setAll(samples, i -> i % WIDTH * 7);
    return samples;
  }

  private static BufferedImage colour(int type) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int step = x + 1;
        image.setRGB(x, y, 0xff000000 | step << 16 | 2 * step << 8 | 3 * step);
      }
    }
    return image;
  }

  private static int[] samples(Frame frame) {
    byte[] bytes = frame.toByteArray();
    int[] samples = new int[bytes.length];
    Arrays.setAll(samples, i -> bytes[i] & 0xff);
    return samples;
  }
}
