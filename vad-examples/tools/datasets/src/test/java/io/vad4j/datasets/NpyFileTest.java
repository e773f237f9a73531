package io.vad4j.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.FrameSourceException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"|b1,1", "|u1,1", "|i1,1", "<i2,2", "<i4,4", "<u4,4", "<i8,8", "<f4,4", "<f8,8"})
  void readsElementsOfManyTypes(String type, int bytes) {
    ByteBuffer data = ByteBuffer.allocate(4 * bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : new int[] {0, 1, 0, 1}) {
      switch (type) {
        case "<f4" -> data.putFloat(value);
        case "<f8" -> data.putDouble(value);
        case "<i8" -> data.putLong(value);
        case "<i4", "<u4" -> data.putInt(value);
        case "<i2" -> data.putShort((short) value);
        default -> data.put((byte) value);
      }
    }
    for (int version = 1; version <= 2; version++) {
      Path file = folder.resolve("a.npy");
      Fixture.npy(file, version, type, "False", "(4,)", data.array());
      NpyFile array = NpyFile.open(file);
      assertThat(array.length()).isEqualTo(4);
      assertThat(array.readAll()).isEqualTo(bits(1, 3));
    }
  }

  @Test
  void aLabelThatIsNoNumberIsRefused() {
    byte[] data =
        ByteBuffer.allocate(16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putDouble(0)
            .putDouble(Double.NaN)
            .array();
    Path file = folder.resolve("a.npy");
    Fixture.npy(file, 1, "<f8", "False", "(2,)", data);
    NpyFile array = NpyFile.open(file);

    assertThatThrownBy(array::readAll).hasMessageContainingAll("a.npy", "NaN");
  }

  @Test
  void readsWhatItWrites() throws IOException {
    Path file = folder.resolve("a.npy");
    try (OutputStream out = Files.newOutputStream(file)) {
      NpyFile.write(
          out, List.of(new float[] {0, 0.5f, 0}, new float[] {0, 0, -1}).iterator(), 2, 1, 3);
    }

    NpyFile array = NpyFile.open(file);
    assertThat(array.shape()).containsExactly(2, 1, 3);
    assertThat(array.readAll()).isEqualTo(bits(1, 5));
    assertThat(array.offset() % 64).isZero();
  }

  @Test
  void readsOneSliceAtATime() {
    Path file = folder.resolve("a.npy");
    Fixture.npy(file, "(2, 2, 3)", 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1);
    NpyFile array = NpyFile.open(file);
    assertThat(array.shape()).containsExactly(2, 2, 3);
    assertThat(array.readSlice(0)).isEqualTo(bits(0));
    assertThat(array.readSlice(1)).isEqualTo(bits(1, 5));
  }

  @Test
  void takesNegativeZeroAsZero() {
    ByteBuffer data = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    data.putFloat(-0f).putFloat(0.5f);
    Path file = folder.resolve("a.npy");
    Fixture.npy(file, 1, "<f4", "False", "(2,)", data.array());
    assertThat(NpyFile.open(file).readAll()).isEqualTo(bits(1));
  }

  @Test
  void takesAListInFortranOrderForWhatItIs() {
    Path file = folder.resolve("a.npy");
    Fixture.npy(file, 1, "|b1", "True", "(2,)", new byte[] {0, 1});
    assertThat(NpyFile.open(file).readAll()).isEqualTo(bits(1));
  }

  @Test
  void takesARowOrColumnForAList() {
    for (String shape : new String[] {"(3, 1)", "(1, 3)"}) {
      for (String fortran : new String[] {"True", "False"}) {
        Path file = folder.resolve("a.npy");
        Fixture.npy(file, 1, "|b1", fortran, shape, new byte[] {0, 1, 1});
        assertThat(NpyFile.open(file).shape()).containsExactly(3);
        assertThat(NpyFile.open(file).readAll().stream()).containsExactly(1, 2);
      }
    }
  }

  @Test
  void reportsHowToConvertFortranOrder() {
    Path file = folder.resolve("a.npy");
    Fixture.npy(file, 1, "|b1", "True", "(2, 2)", new byte[] {0, 1, 0, 1});
    assertThatThrownBy(() -> NpyFile.open(file))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("a.npy")
        .hasMessageContaining("ascontiguousarray");
  }

  @Test
  void namesTypesThatItDoesNotRead() {
    Path file = folder.resolve("a.npy");
    Fixture.npy(file, 1, ">i4", "False", "(1,)", new byte[4]);
    assertThatThrownBy(() -> NpyFile.open(file))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("'>i4'");
  }

  @Test
  void namesAFileThatIsCutOff() throws IOException {
    Path file = folder.resolve("a.npy");
    Fixture.npy(file, "(4,)", 0, 1, 1, 0);
    byte[] content = Files.readAllBytes(file);
    for (int length : new int[] {0, 8, 40, content.length - 1}) {
      Files.write(file, Arrays.copyOf(content, length));
      assertThatThrownBy(() -> NpyFile.open(file))
          .isInstanceOf(FrameSourceException.class)
          .hasMessageContaining("a.npy")
          .hasMessageContaining("truncated");
    }
  }

  @Test
  void namesAFileOfAnotherKind() throws IOException {
    Path file = Files.writeString(folder.resolve("a.npy"), "clip,first,last and more");
    assertThatThrownBy(() -> NpyFile.open(file))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("a.npy");
  }

  private static BitSet bits(int... set) {
    BitSet bits = new BitSet();
    Arrays.stream(set).forEach(bits::set);
    return bits;
  }
}
