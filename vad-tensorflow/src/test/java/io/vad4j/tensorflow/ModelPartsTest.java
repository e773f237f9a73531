package io.vad4j.tensorflow;

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

class ModelPartsTest {
  private final SceneLayout layout = SceneLayout.of(64, 40);
  private final ModelParts model =
      new ModelParts(
          new Scene(layout, background(), new float[] {1, 1.1f, 1.2f, 1.3f, 1.4f}),
          Weights.initial(layout.architecture().parameters(), 5));

  private byte[] background() {
    byte[] background = new byte[layout.miniature().grid().cells()];
    new Random(1).nextBytes(background);
    return background;
  }

  @Test
  void readingGivesWhatWasWritten() {
    ModelParts read = ModelParts.read(model.write());
    assertThat(read.weights()).isEqualTo(model.weights());
    assertThat(read.scene().layout()).isEqualTo(layout);
    assertThat(read.scene().background()).isEqualTo(model.scene().background());
    assertThat(read.scene().units()).isEqualTo(model.scene().units());
  }

  @Test
  void partsHaveNamesOfFiles() {
    assertThat(model.write().keySet()).allMatch(name -> name.matches("[a-z0-9-]+\\.[a-z0-9]+"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {ModelParts.MANIFEST, ModelParts.NETWORK, ModelParts.BACKGROUND, ModelParts.UNITS})
  void aMissingPartIsNamed(String part) {
    Map<String, byte[]> parts = new HashMap<>(model.write());
    parts.remove(part);
    assertThatThrownBy(() -> ModelParts.read(parts))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {ModelParts.MANIFEST, ModelParts.NETWORK, ModelParts.BACKGROUND, ModelParts.UNITS})
  void aPartWithOneBitChangedIsNamed(String part) {
    Map<String, byte[]> parts = new HashMap<>(model.write());
    parts.get(part)[9] ^= 1;
    assertThatThrownBy(() -> ModelParts.read(parts))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {ModelParts.MANIFEST, ModelParts.NETWORK, ModelParts.BACKGROUND, ModelParts.UNITS})
  void aPartCutShortIsNamed(String part) {
    Map<String, byte[]> parts = new HashMap<>(model.write());
    parts.put(part, Arrays.copyOf(parts.get(part), 8));
    assertThatThrownBy(() -> ModelParts.read(parts))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(part);
  }

  @Test
  void anotherFormatSaysWhichVersionReadsIt() {
    Map<String, byte[]> parts = new HashMap<>(model.write());
    parts.put(ModelParts.MANIFEST, manifest("format=2\n"));
    assertThatThrownBy(() -> ModelParts.read(parts))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("format 2")
        .hasMessageContaining("version that trained it");
  }

  @Test
  void anUnknownArchitectureIsNamed() {
    Map<String, byte[]> parts = new HashMap<>(model.write());
    parts.put(
        ModelParts.MANIFEST, manifest("format=1\narchitecture=cathedral\nwidth=64\nheight=40\n"));
    assertThatThrownBy(() -> ModelParts.read(parts))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("cathedral");
  }

  @Test
  void aManifestWithoutSizesIsDamaged() {
    Map<String, byte[]> parts = new HashMap<>(model.write());
    parts.put(ModelParts.MANIFEST, manifest("format=1\narchitecture=motion\n"));
    assertThatThrownBy(() -> ModelParts.read(parts))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(ModelParts.MANIFEST);
  }

  private static byte[] manifest(String lines) {
    return ModelParts.sealed(lines).getBytes(UTF_8);
  }
}
