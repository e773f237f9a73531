package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plugin in {@code vad-examples/samples/plugin} works once its jar lies in the plugins folder.
 */
@DisabledOnOs(OS.WINDOWS)
class PluginIT {
  private static final String STREET =
      "synthetic:appearance?seed=1&train=6&test=2&frames=60&width=160&height=120";

  @TempDir private static Path build;
  private static Path jar;

  @TempDir private Path folder;

  private VadHome home;

  @BeforeAll
  static void compileThePlugin() throws IOException, InterruptedException {
    jar = PluginJar.of(Path.of("..", "..", "samples", "plugin"), build);
  }

  @BeforeEach
  void dropThePlugin() throws IOException {
    home = VadHome.in(folder);
    Files.copy(jar, home.plugins().resolve("patch-novelty.jar"));
  }

  @AfterEach
  void leaveHome() throws IOException {
    home.close();
  }

  @Test
  void aPluginInItsFolderIsListedWithItsJar() throws IOException, InterruptedException {
    ProgramRun listed = home.run(folder, "scorers");

    assertThat(listed.exitCode()).as(listed.output()).isZero();
    assertThat(listed.output().lines())
        .anyMatch(line -> line.startsWith("patch-novelty ") && line.endsWith("patch-novelty.jar"));
  }

  @Test
  void aPluginInItsFolderIsMeasured() throws IOException, InterruptedException {
    Path model = folder.resolve("street.vad");
    ProgramRun trained =
        home.run(
            folder,
            "train",
            "--data",
            STREET,
            "--scorer",
            "patch-novelty",
            "--model",
            model.toString());
    assertThat(trained.exitCode()).as(trained.output()).isZero();

    ProgramRun evaluated =
        home.run(folder, "evaluate", "--data", STREET, "--model", model.toString());

    assertThat(evaluated.exitCode()).as(evaluated.output()).isZero();
    assertThat(evaluated.output()).contains("AUC");
  }

  @Test
  void twoVersionsOfAPluginAreBothNamed() throws IOException, InterruptedException {
    Files.copy(jar, home.plugins().resolve("newer.jar"));

    ProgramRun listed = home.run(folder, "scorers");

    assertThat(listed.exitCode()).as(listed.output()).isZero();
    assertThat(listed.output().lines().filter(line -> line.startsWith("patch-novelty ")))
        .anyMatch(line -> line.endsWith(" patch-novelty.jar"))
        .anyMatch(line -> line.endsWith(" newer.jar"));
    assertThat(listed.output().lines())
        .anyMatch(
            line ->
                line.startsWith("cannot be used: Two providers are named 'patch-novelty'")
                    && line.contains("plugins/patch-novelty.jar")
                    && line.contains("plugins/newer.jar"));
  }

  @Test
  void aJarWithoutItsProviderIsNamedAndHidesNoOther() throws IOException, InterruptedException {
    Path empty = home.plugins().resolve("empty.jar");
    try (JarOutputStream content = new JarOutputStream(Files.newOutputStream(empty))) {
      content.putNextEntry(new JarEntry("META-INF/services/io.vad4j.spi.ScorerProvider"));
      content.write("com.example.NotThere".getBytes(StandardCharsets.UTF_8));
    }
    ProgramRun listed = home.run(folder, "scorers");

    assertThat(listed.exitCode()).as(listed.output()).isZero();
    assertThat(listed.output())
        .contains("patch-novelty", "frame-difference")
        .contains("failed to load", "com.example.NotThere");
  }
}
