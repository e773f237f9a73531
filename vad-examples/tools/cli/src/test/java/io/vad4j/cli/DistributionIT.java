package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code mvn package} leaves can be run: by its script, and with all jars as modules. */
class DistributionIT {
  private static final Path HOME = Path.of("target", "vad").toAbsolutePath();
  private static final String STREET = "synthetic:street?seed=3&width=160&height=120";

  @TempDir private Path folder;

  private ProgramRun run(List<String> command) throws IOException, InterruptedException {
    return ProgramRun.of(folder, Map.of(), command);
  }

  private ProgramRun script(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("bin/vad").toString()));
    command.addAll(Arrays.asList(arguments));
    return run(command);
  }

  private ProgramRun modules(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-p",
                HOME.resolve("lib").toString(),
                "--add-modules",
                "ALL-MODULE-PATH",
                "-m",
                "io.vad4j.cli/io.vad4j.cli.VadCommand"));
    command.addAll(Arrays.asList(arguments));
    return run(command);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theScriptFindsAllShippedScorersFromAnyFolder() throws IOException, InterruptedException {
    ProgramRun ended = script("scorers");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output())
        .contains(
            "frame-difference",
            "gradient-difference",
            "masked-autoencoder",
            "mog2",
            "optical-flow");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theScriptPassesTheExitCodeOn() throws IOException, InterruptedException {
    assertThat(script("detect").exitCode()).isEqualTo(VadCommand.USAGE);
    assertThat(script("detect", "nowhere.mp4").exitCode()).isEqualTo(VadCommand.FAILED);
  }

  /** The classes that {@code vad model info} loads: none of native code. */
  private String classesOfModelInfo(String model) throws IOException, InterruptedException {
    String launcher = HOME.resolve("bin/vad" + (OS.WINDOWS.isCurrentOs() ? ".bat" : "")).toString();
    ProgramRun ended =
        ProgramRun.of(
            folder,
            Map.of("VAD_JAVA_OPTS", "-Xlog:class+load"),
            List.of(launcher, "model", "info", model));
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    return ended.output();
  }

  @Test
  void allScorersTrainAndDetectOnTheModulePath() throws IOException, InterruptedException {
    ProgramRun trained =
        modules(
            "train",
            "--data",
            STREET + "&clip=1&frames=90",
            "--model",
            "street.vad",
            "--scorer",
            "masked-autoencoder",
            "--scorer",
            "optical-flow",
            "--epochs",
            "1");
    assertThat(trained.exitCode()).as(trained.output()).isZero();

    assertThat(classesOfModelInfo("street.vad"))
        .contains("io.vad4j.core.model.ModelInfoCodec source: shared objects file")
        .doesNotContain("org.tensorflow.", "org.bytedeco.javacpp.Loader", "org.slf4j.");

    ProgramRun detected = modules("detect", "--model", "street.vad", STREET + "&clip=2&frames=20");

    assertThat(detected.exitCode()).as(detected.output()).isZero();
    assertThat(detected.output()).contains("\"masked-autoencoder\"", "\"optical-flow\"");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theVersionIsShownWithoutTheClassesOfOtherCommands()
      throws IOException, InterruptedException {
    ProgramRun ended =
        ProgramRun.of(
            folder,
            Map.of("VAD_JAVA_OPTS", "-Xlog:class+load"),
            List.of(HOME.resolve("bin/vad").toString(), "--version"));

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output())
        .contains("io.vad4j.cli.VadCommand source: shared objects file")
        .doesNotContain("io.vad4j.cli.command.OperatingPointOptions", "org.slf4j.");
  }

  @ParameterizedTest
  @CsvSource({"scorers.jar, true", "natives-gpu.jar, false"})
  @DisabledOnOs(OS.WINDOWS)
  void librariesForGpusAreSearchedForOnlyWhereThereAreSome(String plugin, boolean left)
      throws IOException, InterruptedException {
    try (VadHome home = VadHome.in(folder)) {
      Files.createFile(home.plugins().resolve(plugin));

      ProgramRun ended =
          home.run(folder, Map.of("VAD_JAVA_OPTS", "-XshowSettings:properties"), "version");

      assertThat(ended.exitCode()).as(ended.output()).isZero();
      assertThat(ended.output().contains("org.bytedeco.javacpp.platform.extension"))
          .isEqualTo(left);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anArchiveThatWasMadeForAnotherFolderIsIgnoredInSilence()
      throws IOException, InterruptedException {
    assertThat(HOME.resolve("lib/vad.jsa")).exists();
    try (VadHome moved = VadHome.in(folder)) {
      ProgramRun ended = moved.run(folder, "version");

      assertThat(ended.exitCode()).as(ended.output()).isZero();
      assertThat(ended.output().lines()).hasSize(3);
    }
  }

  /** Files may not grow to what is asked for, as on a disk that has no more room. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDiskWithoutRoomIsNoticedBeforeTheWorkAndTheOldModelStays()
      throws IOException, InterruptedException {
    Path model = Files.writeString(folder.resolve("old.vad"), "what was there");

    ProgramRun ended =
        run(
            List.of(
                "sh",
                "-c",
                "ulimit -f 1000 && exec \"$0\" \"$@\"",
                HOME.resolve("bin/vad").toString(),
                "train",
                "--data",
                STREET + "&frames=1000000",
                "--model",
                model.toString()));

    assertThat(ended.exitCode()).as(ended.output()).isEqualTo(VadCommand.FAILED);
    assertThat(ended.output()).contains("Cannot write to " + folder, "--model");
    assertThat(model).hasContent("what was there");
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
  }

  /**
   * Names beyond ASCII as input, model and output, in locales that do not know them. The shell gets
   * them from a file, since the locale of this process may not know them either.
   */
  @ParameterizedTest
  @ValueSource(strings = {"C", "xx_YY.ISO-8859-15"})
  @DisabledOnOs(OS.WINDOWS)
  void namesBeyondAsciiWorkInAnyLocale(String locale) throws IOException, InterruptedException {
    TestFrames.writeNormal(folder.resolve("frames"), 90);
    Path commands =
        Files.writeString(
            folder.resolve("commands.sh"),
            """
            set -e
            mv frames 'Überwachung Türe 門'
            "$VAD" train --data 'Überwachung Türe 門' --model 'Tür.vad' --scorer frame-difference \\
              --folds 1 --synthetic-anomalies 0
            "$VAD" detect --model 'Tür.vad' --overlay 'Übersicht 門.mp4' 'Überwachung Türe 門'
            test -s 'Tür.vad'
            test -s 'Übersicht 門.mp4'
            """);
    Map<String, String> environment =
        Map.of("LC_ALL", locale, "LANG", locale, "VAD", HOME.resolve("bin/vad").toString());

    ProgramRun ended = ProgramRun.of(folder, environment, List.of("sh", commands.toString()));

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("/Überwachung Türe 門\",", "Wrote Übersicht 門.mp4");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void eachCommandSaysOnceThatSamplesAreCutToEightBits() throws IOException, InterruptedException {
    Path input = TestFrames.writeThermal(folder.resolve("thermal"), 90);

    ProgramRun trained =
        script(
            "train",
            "--data",
            input.toString(),
            "--model",
            "model.vad",
            "--scorer",
            "frame-difference",
            "--folds",
            "1",
            "--synthetic-anomalies",
            "0");
    ProgramRun detected = script("detect", "--model", "model.vad", input.toString());

    assertThat(trained.output()).containsOnlyOnce("which are cut to 8: only");
    assertThat(detected.output()).containsOnlyOnce("which are cut to 8: only");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anotherFrameRateIsSaidOnce() throws IOException, InterruptedException {
    TestFrames.writeNormal(folder.resolve("frames"), 90);
    script(
        "train",
        "--data",
        "frames",
        "--model",
        "model.vad",
        "--scorer",
        "frame-difference",
        "--folds",
        "1",
        "--synthetic-anomalies",
        "0");

    ProgramRun detected = script("detect", "--model", "model.vad", "--fps", "60", "frames");

    assertThat(detected.exitCode()).as(detected.output()).isZero();
    assertThat(detected.output()).containsOnlyOnce("60.00 frames a second");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void tensorFlowsStartupLinesDoNotReachTheUser() throws IOException, InterruptedException {
    ProgramRun trained =
        script(
            "train",
            "--data",
            STREET + "&clip=1&frames=90",
            "--model",
            "street.vad",
            "--scorer",
            "masked-autoencoder",
            "--epochs",
            "1",
            "--folds",
            "1",
            "--synthetic-anomalies",
            "0");

    assertThat(trained.exitCode()).as(trained.output()).isZero();
    assertThat(trained.output()).doesNotContain("absl::", "MLIR");
  }

  @Test
  void bothModulesOfNativeCodeStandAlone() {
    assertThat(ModuleLayerNames.of(HOME.resolve("lib"), "io.vad4j.motion"))
        .noneMatch(name -> name.contains("tensorflow"));
    assertThat(ModuleLayerNames.of(HOME.resolve("lib"), "io.vad4j.tensorflow"))
        .noneMatch(name -> name.contains("opencv") || name.contains("ffmpeg"));
  }
}
