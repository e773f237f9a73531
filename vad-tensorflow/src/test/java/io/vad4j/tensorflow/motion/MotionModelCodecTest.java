package io.vad4j.tensorflow.motion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.ModelException;
import io.vad4j.tensorflow.MaskedAutoencoder;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.ModelManifest;
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
  private final SceneModel scene =
      new SceneModel(geometry, background(), new float[] {1, 1.1f, 1.2f, 1.3f, 1.4f});
  private final Weights weights = Weights.initial(geometry.architecture().parameters(), 5);
  private final Map<String, byte[]> parts = new HashMap<>(MotionModelCodec.encode(scene, weights));

  private byte[] background() {
    byte[] background = new byte[geometry.downsampler().grid().cells()];
    new Random(1).nextBytes(background);
    return background;
  }

  private MotionAutoencoderModel decode() {
    return MotionModelCodec.decode(
        ModelManifest.decode(MaskedAutoencoder.NAME, parts), parts, Device.CPU);
  }

  @Test
  void decodingRestoresTheModel() {
    try (MotionAutoencoderModel read = decode()) {
      assertThat(read.weights()).isEqualTo(weights);
      assertThat(read.scene().geometry()).isEqualTo(geometry);
      assertThat(read.scene().background()).isEqualTo(scene.background());
      assertThat(read.scene().rowScales()).isEqualTo(scene.rowScales());
    }
  }

  @Test
  void partsHaveNamesOfFiles() {
    assertThat(parts.keySet()).allMatch(name -> name.matches("[a-z0-9-]+\\.[a-z0-9]+"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ModelManifest.PART,
        MotionModelCodec.NETWORK,
        MotionModelCodec.BACKGROUND,
        MotionModelCodec.ROW_SCALES
      })
  void namesScorerAndMissingPart(String part) {
    parts.remove(part);
    assertThatThrownBy(this::decode)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("masked-autoencoder")
        .hasMessageContaining(part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ModelManifest.PART,
        MotionModelCodec.NETWORK,
        MotionModelCodec.BACKGROUND,
        MotionModelCodec.ROW_SCALES
      })
  void namesScorerAndTruncatedPart(String part) {
    parts.put(part, Arrays.copyOf(parts.get(part), 8));
    assertThatThrownBy(this::decode)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("masked-autoencoder")
        .hasMessageContaining(part);
  }

  @Test
  void modelOfAnEarlierFormatIsRefused() {
    parts.put(ModelManifest.PART, "format=1\narchitecture=motion\nmanifest=0\n".getBytes(UTF_8));
    assertThatThrownBy(this::decode)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("format 1")
        .hasMessageContaining("train again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"format=2\n", "format=2\nwidth=64\nheight=4O\n", "width=64\n", "\\uzzzz"})
  void namesAManifestThatCannotBeParsed(String manifest) {
    parts.put(ModelManifest.PART, manifest.getBytes(UTF_8));
    assertThatThrownBy(this::decode)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(ModelManifest.PART);
  }
}
