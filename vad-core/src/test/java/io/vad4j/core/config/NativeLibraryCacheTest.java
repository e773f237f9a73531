package io.vad4j.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeLibraryCacheTest {
  private static final String PROPERTY = "org.bytedeco.javacpp.cachedir";

  private final String before = System.getProperty(PROPERTY);
  private final String home = System.getProperty("user.home");

  @AfterEach
  void restore() {
    System.setProperty("user.home", home);
    if (before == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No space left on device",
        "/cache/libjniavutil.so: failed to map segment from shared object",
        "Read-only file system"
      })
  void aFolderThatCannotHoldLibrariesIsNamedWithItsProperty(String message) {
    System.setProperty(PROPERTY, "/cache");
    LinkageError failure = new UnsatisfiedLinkError("no jniavutil in java.library.path");
    failure.initCause(new IOException(message));

    assertThat(NativeLibraryCache.describe("FFmpeg", failure))
        .hasValueSatisfying(
            text -> assertThat(text).contains("FFmpeg", "/cache", message, PROPERTY));
  }

  @Test
  void librariesThatAreMissingAreAnotherCause() {
    assertThat(
            NativeLibraryCache.describe(
                "FFmpeg", new UnsatisfiedLinkError("no jniavutil in java.library.path")))
        .isEmpty();
  }

  @Test
  void aUserWithoutAHomeGetsATemporaryFolder() {
    System.clearProperty(PROPERTY);
    System.setProperty("user.home", "?");
    NativeLibraryCache.prepare();

    assertThat(System.getProperty(PROPERTY)).startsWith(System.getProperty("java.io.tmpdir"));
  }
}
