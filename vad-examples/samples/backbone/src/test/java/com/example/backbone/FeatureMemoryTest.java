package com.example.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.tck.ScorerContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureMemoryTest extends ScorerContract {
  @TempDir private static Path folder;

  @Override
  protected ScorerProvider provider() {
    return new FeatureMemoryProvider();
  }

  @Override
  protected Options options() {
    try {
      Path network = Files.write(folder.resolve("tiny.onnx"), TinyNetwork.onnx(1));
      return Options.of(Map.of("network", network.toString(), "memory", "200"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isFoundByItsName() {
    assertThat(Providers.scorers().get("feature-memory")).isInstanceOf(FeatureMemoryProvider.class);
  }

  @Test
  void fileThatIsNoNetworkIsNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no network");

    assertThatThrownBy(() -> FeatureMemoryProvider.open(text.toString()))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("notes.txt");
  }

  @Test
  void trainingWithoutANetworkSaysWhatIsMissing() {
    assertThatThrownBy(() -> FeatureMemoryProvider.open(""))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("network=FILE.onnx");
  }
}
