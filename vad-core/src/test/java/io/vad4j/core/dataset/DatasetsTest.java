package io.vad4j.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.FrameSourceException;
import io.vad4j.spi.NamedProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
  @TempDir Path folder;

  @Test
  void providesTheFolderLayout() {
    assertThat(Datasets.providers()).extracting(NamedProvider::name).contains("folders");
  }

  @Test
  void namesTheSupportedLayouts() {
    assertThat(Datasets.findProvider(folder)).isEmpty();
    assertThatThrownBy(() -> Datasets.open(folder))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("labels.csv");
  }

  @Test
  void reportsAMissingFolder() {
    assertThatThrownBy(() -> Datasets.open(folder.resolve("nowhere")))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void reportsAFileThatIsNoFolder() throws Exception {
    Path file = Files.createFile(folder.resolve("set.zip"));
    assertThatThrownBy(() -> Datasets.open(file))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("is a file");
  }
}
