package io.vad4j.tckcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.spi.FrameSourceProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The frame source in {@code docs/guides/write-a-frame-source.md} compiles and keeps the contract. */
class FrameSourcePageTest {
  private static final Path PAGE = Path.of("..", "docs", "guides", "write-a-frame-source.md");
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("class (\\w+)");
  private static final List<String> IMPORTS =
      List.of(
          "io.vad4j.*",
          "io.vad4j.spi.*",
          "io.vad4j.tck.*",
          "java.io.*",
          "java.net.*",
          "java.nio.file.*",
          "java.time.*",
          "java.util.*",
          "java.util.regex.*",
          "org.junit.jupiter.api.io.TempDir");

  @TempDir Path folder;
  private ClassLoader loader;

  @BeforeEach
  void compileThePage() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path")));
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    while (block.find()) {
      command.add(source(block.group(1)).toString());
    }
    Process compiler = new ProcessBuilder(command).inheritIO().start();
    assertThat(compiler.waitFor()).as("exit code of the compiler").isZero();
    loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
  }

  private Path source(String code) throws IOException {
    Matcher name = NAME.matcher(code);
    assertThat(name.find()).as("a class in " + code).isTrue();
    StringBuilder text = new StringBuilder();
    IMPORTS.forEach(type -> text.append("import ").append(type).append(";\n"));
    return Files.writeString(folder.resolve(name.group(1) + ".java"), text.append(code));
  }

  @Test
  void theSourceKeepsTheContract() throws ClassNotFoundException {
    assertThat(ContractRules.failedRules(loader.loadClass("RawVideoTest"))).isEmpty();
  }

  @Test
  void providerSupportsItsFilesOnly() throws ReflectiveOperationException {
    FrameSourceProvider provider =
        (FrameSourceProvider) loader.loadClass("RawVideoProvider").getConstructor().newInstance();

    assertThat(provider.supports(URI.create("file:///tmp/door-320x240.grey"))).isTrue();
    assertThat(provider.supports(URI.create("file:///tmp/door.mp4"))).isFalse();
    assertThat(provider.supports(URI.create("rtsp://camera/1"))).isFalse();
  }
}
