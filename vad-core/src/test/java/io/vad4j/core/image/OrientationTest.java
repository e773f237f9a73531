package io.vad4j.core.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {
  @TempDir Path folder;

  /** What Exif says of the letters ABC over DEF. */
  @ParameterizedTest
  @CsvSource({
    "1, ABC/DEF",
    "2, CBA/FED",
    "3, FED/CBA",
    "4, DEF/ABC",
    "5, AD/BE/CF",
    "6, DA/EB/FC",
    "7, FC/EB/DA",
    "8, CF/BE/AD",
    "0, ABC/DEF",
    "9, ABC/DEF"
  })
  void pixelsAreTurnedAsExifDefines(int tag, String expected) {
    Orientation orientation = Orientation.ofExif(tag);
    byte[] seen = orientation.apply("ABCDEF".getBytes(ISO_8859_1), 3, 2, 1);

    assertThat(new String(seen, ISO_8859_1)).isEqualTo(expected.replace("/", ""));
    assertThat(orientation.swapsSides()).isEqualTo(expected.length() == 8);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1, NORMAL", "-1, 0, 0, 1, MIRRORED", "-1, 0, 0, -1, ROTATED_180",
    "1, 0, 0, -1, FLIPPED", "0, 1, 1, 0, TRANSPOSED", "0, 1, -1, 0, ROTATED_90",
    "0, -1, -1, 0, TRANSVERSED", "0, -1, 1, 0, ROTATED_270", "2, 0.01, 0, 2, NORMAL",
    "0.7, 0.7, -0.7, 0.7, NORMAL", "0, 0, 0, 0, NORMAL"
  })
  void quarterTurnsOfAMatrixAreKnown(
      double xx, double xy, double yx, double yy, Orientation expected) {
    assertThat(Orientation.ofMatrix(xx, xy, yx, yy)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"jpg, true", "jpg, false", "png, true", "png, false", "tif, true", "tif, false"})
  void imagesAreTurnedAsTheirMetadataSays(String extension, boolean bigEndian) throws IOException {
    BufferedImage image = new BufferedImage(48, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        image.getRaster().setSample(x, y, 0, 250);
      }
    }
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    ImageIO.write(image, extension, stored);
    Path file = folder.resolve("image." + extension);
    Files.write(file, withOrientation(extension, stored.toByteArray(), bigEndian));

    Frame frame = ImageFiles.read(file, PixelFormat.GRAY8);

    assertThat(frame.width()).isEqualTo(16);
    assertThat(frame.height()).isEqualTo(48);
    assertThat(frame.pixels().get(8 * 16 + 8) & 0xFF).isGreaterThan(200);
    assertThat(frame.pixels().get(40 * 16 + 8) & 0xFF).isLessThan(50);
  }

  /** The file with orientation 6: the left side is seen at the top. */
  private static byte[] withOrientation(String extension, byte[] file, boolean bigEndian) {
    String exif =
        bigEndian
            ? "MM\0*\0\0\0\b\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0\0"
            : "II*\0\b\0\0\0\1\0\22\1\3\0\1\0\0\0\6\0\0\0\0\0\0\0";
    byte[] tiff = exif.getBytes(ISO_8859_1);
    return switch (extension) {
      case "jpg" -> {
        ByteBuffer segment = ByteBuffer.allocate(10 + tiff.length);
        segment.putShort((short) 0xFFE1).putShort((short) (8 + tiff.length));
        segment.put("Exif\0\0".getBytes(ISO_8859_1)).put(tiff);
        yield insert(file, 2, segment.array());
      }
      case "png" -> {
        ByteBuffer chunk = ByteBuffer.allocate(12 + tiff.length);
        chunk.putInt(tiff.length).put("eXIf".getBytes(ISO_8859_1)).put(tiff);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + tiff.length);
        chunk.putInt((int) sum.getValue());
        yield insert(file, 33, chunk.array());
      }
      default -> withTiffTag(file);
    };
  }

  private static byte[] insert(byte[] file, int position, byte[] part) {
    ByteBuffer whole = ByteBuffer.allocate(file.length + part.length);
    return whole
        .put(file, 0, position)
        .put(part)
        .put(file, position, file.length - position)
        .array();
  }

  /** Replaces the directory of a TIFF file by a longer one at its end. */
  private static byte[] withTiffTag(byte[] file) {
    ByteBuffer old = ByteBuffer.wrap(file);
    old.order(file[0] == 'M' ? java.nio.ByteOrder.BIG_ENDIAN : java.nio.ByteOrder.LITTLE_ENDIAN);
    int directory = old.getInt(4);
    int entries = old.getShort(directory);
    ByteBuffer whole = ByteBuffer.allocate(file.length + entries * 12 + 18).order(old.order());
    whole.put(file).putShort((short) (entries + 1));
    boolean placed = false;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (!placed && (old.getShort(entry) & 0xFFFF) > 0x112) {
        putOrientation(whole);
        placed = true;
      }
      whole.put(file, entry, 12);
    }
    if (!placed) {
      putOrientation(whole);
    }
    whole.putInt(0).putInt(4, file.length);
    return whole.array();
  }

  private static void putOrientation(ByteBuffer directory) {
    directory.putShort((short) 0x112).putShort((short) 3).putInt(1);
    directory.putShort((short) 6).putShort((short) 0);
  }
}
