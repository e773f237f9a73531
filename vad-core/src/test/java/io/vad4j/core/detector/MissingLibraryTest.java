package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Detector;
import io.vad4j.Options;
import io.vad4j.ProviderException;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin whose native library is missing. */
class MissingLibraryTest {
  private final ClassLoader contextClassLoader = Thread.currentThread().getContextClassLoader();
  @TempDir Path folder;

  @BeforeEach
  void addPluginToClassPath() throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(ScorerProvider.class.getName()), BrokenProvider.class.getName());
    Thread.currentThread()
        .setContextClassLoader(
            new URLClassLoader(new URL[] {folder.toUri().toURL()}, contextClassLoader));
  }

  @AfterEach
  void restoreClassLoader() {
    Thread.currentThread().setContextClassLoader(contextClassLoader);
  }

  @Test
  void isNamedWithWhatItLacksWhenItIsUsed() {
    try (Detector detector = Detector.builder().scorer("blind").build()) {
      assertThatThrownBy(() -> detector.fit(TestClips.normal(1, 100)))
          .isInstanceOf(ProviderException.class)
          .hasMessageContaining("'blind'")
          .hasMessageContaining(BrokenProvider.class.getName())
          .hasMessageContaining("no eyes in java.library.path")
          .hasCauseInstanceOf(UnsatisfiedLinkError.class);
      assertThatThrownBy(detector::newSession).isInstanceOf(ProviderException.class);
    }
  }

  @Test
  void doesNotKeepOthersFromWorking() {
    try (Detector detector = Detector.builder().scorer("change").fit(TestClips.normal(1, 100))) {

      assertThat(detector.isFitted()).isTrue();
    }
  }

  /** Finds no native library. */
  public static final class BrokenProvider implements TrainingFreeScorerProvider {
    @Override
    public ScorerDescriptor descriptor() {
      return ScorerDescriptor.builder("blind", "For this test.").build();
    }

    @Override
    public ScorerModel create(Options options) {
      throw new UnsatisfiedLinkError("no eyes in java.library.path");
    }
  }
}
