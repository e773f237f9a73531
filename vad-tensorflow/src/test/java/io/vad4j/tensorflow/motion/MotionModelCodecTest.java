package io.vad4j.tensorflow.motion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.ModelException;
import io.vad4j.tensorflow.network.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MotionModelCodecTest {
  private final InputGeometry geometry = InputGeometry.of(64, 40);
  private final MotionModelCodec model =
      new MotionModelCodec(
          new SceneModel(geometry, background(), new float[] {1, 1.1f, 1.2f, 1.3f, 1.4f}),
          Weights.heNormal(geometry.architecture().parameters(), 5));

  private byte[] background() {
    byte[] background = new byte[geometry.downsampler().grid().cells()];
    new Random(1).nextBytes(background);
    return background;
  }

  @Test
  void decodingRestoresTheModel() {
    MotionModelCodec read = MotionModelCodec.decode(model.encode());
    assertThat(read.weights()).isEqualTo(model.weights());
    assertThat(read.scene().geometry()).isEqualTo(geometry);
    assertThat(read.scene().background()).isEqualTo(model.scene().background());
    assertThat(read.scene().rowScales()).isEqualTo(model.scene().rowScales());
  }

  @Test
  void partsHaveNamesOfFiles() {
    assertThat(model.encode().keySet()).allMatch(name -> name.matches("[a-z0-9-]+\\.[a-z0-9]+"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MotionModelCodec.MANIFEST,
        MotionModelCodec.NETWORK,
        MotionModelCodec.BACKGROUND,
        MotionModelCodec.ROW_SCALES
      })
  void namesAMissingPart(String part) {
    Map<String, byte[]> parts = new HashMap<>(model.encode());
    parts.remove(part);
    assertThatThrownBy(() -> MotionModelCodec.decode(parts))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MotionModelCodec.MANIFEST,
        MotionModelCodec.NETWORK,
        MotionModelCodec.BACKGROUND,
        MotionModelCodec.ROW_SCALES
      })
  void namesACorruptPart(String part) {
    Map<String, byte[]> parts = new HashMap<>(model.encode());
    parts.get(part)[9] ^= 1;
    assertThatThrownBy(() -> MotionModelCodec.decode(parts))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MotionModelCodec.MANIFEST,
        MotionModelCodec.NETWORK,
        MotionModelCodec.BACKGROUND,
        MotionModelCodec.ROW_SCALES
      })
  void namesATruncatedPart(String part) {
    Map<String, byte[]> parts = new HashMap<>(model.encode());
    parts.put(part, Arrays.copyOf(parts.get(part), 8));
    assertThatThrownBy(() -> MotionModelCodec.decode(parts))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(part);
  }

  @Test
  void unknownFormatIsReported() {
    Map<String, byte[]> parts = new HashMap<>(model.encode());
    parts.put(MotionModelCodec.MANIFEST, manifest("format=2\n"));
    assertThatThrownBy(() -> MotionModelCodec.decode(parts))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("format 2")
        .hasMessageContaining("version that trained it");
  }

  @Test
  void anUnknownArchitectureIsNamed() {
    Map<String, byte[]> parts = new HashMap<>(model.encode());
    parts.put(
        MotionModelCodec.MANIFEST,
        manifest("format=1\narchitecture=cathedral\nwidth=64\nheight=40\n"));
    assertThatThrownBy(() -> MotionModelCodec.decode(parts))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("cathedral");
  }

  @Test
  void aManifestWithoutSizesIsDamaged() {
    Map<String, byte[]> parts = new HashMap<>(model.encode());
    parts.put(MotionModelCodec.MANIFEST, manifest("format=1\narchitecture=motion\n"));
    assertThatThrownBy(() -> MotionModelCodec.decode(parts))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(MotionModelCodec.MANIFEST);
  }

  private static byte[] manifest(String lines) {
    return MotionModelCodec.sealed(lines).getBytes(UTF_8);
  }
}
