package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.ResultStream;
import io.vad4j.cli.output.Writes;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** No output of any command is written over an input of it or over another output. */
class OutputFilesTest {
  /** Options that name files or folders and are read. */
  private static final Set<String> READ =
      Set.of("--config", "--data", "--events", "--mask", "--model", "--resume");

  @TempDir private Path folder;

  private Path clip;
  private Path model;
  private Path dataset;

  @BeforeEach
  void writeInputs() throws IOException {
    clip = Files.writeString(folder.resolve("clip.mp4"), "video");
    model = Files.writeString(folder.resolve("model.dat"), "model");
    dataset = Files.createDirectories(folder.resolve("dataset"));
    Files.createDirectories(dataset.resolve("train"));
    Files.createDirectories(dataset.resolve("test"));
    Files.writeString(dataset.resolve("train/event-001.mp4"), "video");
    Files.writeString(dataset.resolve("labels.csv"), "clip,first,last\n");
  }

  @TestFactory
  Stream<DynamicTest> everyOutputOfEveryCommandIsCheckedAgainstEveryInput() {
    List<DynamicTest> tests = new ArrayList<>();
    for (CommandLine command : commands(root())) {
      List<ArgSpec> outputs =
          command.getCommandSpec().args().stream().filter(this::isOutput).toList();
      for (ArgSpec output : outputs) {
        for (ArgSpec input : command.getCommandSpec().args()) {
          if (isInput(input)) {
            tests.add(
                DynamicTest.dynamicTest(
                    command.getCommandSpec().qualifiedName()
                        + " "
                        + name(output)
                        + " "
                        + name(input),
                    () -> refusesAllForms(command, output, input)));
          }
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(15);
    return tests.stream();
  }

  private void refusesAllForms(CommandLine command, ArgSpec output, ArgSpec input)
      throws IOException {
    boolean isFolder = !writes(output).folderOf().isEmpty();
    Path read = isFolder ? dataset : clip;
    List<Path> forms = new ArrayList<>(List.of(read, read.resolve("../" + read.getFileName())));
    Path link = folder.resolve("link-" + System.nanoTime());
    forms.add(Files.createSymbolicLink(link, read));
    if (!isFolder) {
      Path hardLink = folder.resolve("hard-" + System.nanoTime());
      forms.add(Files.createLink(hardLink, clip));
    }
    for (Path form : forms) {
      refuses(command, output, form, input, read);
    }
    if (!isFolder) {
      refuses(command, output, dataset.resolve("labels.csv"), input, dataset);
      refuses(command, output, dataset.resolve("train/event-001.mp4"), input, dataset);
      refuses(command, output, clip, input, Path.of(clip.toUri().toString()));
    }
  }

  private void refuses(CommandLine command, ArgSpec output, Path written, ArgSpec input, Path read)
      throws IOException {
    List<Object> line =
        new ArrayList<>(List.of(command.getCommandSpec().qualifiedName(" ").split(" ")));
    line.remove(0);
    Map<ArgSpec, Path> values = Map.of(output, written, input, read);
    for (ArgSpec argument : command.getCommandSpec().args()) {
      Object value = values.get(argument);
      if (value == null && argument.required()) {
        value = isOutput(argument) ? folder.resolve("other") : isInput(argument) ? model : 1;
      }
      if (value != null) {
        if (argument.isOption()) {
          line.add(name(argument));
        }
        line.add(value);
      }
    }
    Run run = Run.vad(line.toArray());

    assertThat(run.exitCode()).as(line + ": " + run.err()).isEqualTo(1);
    assertThat(run.err())
        .as(line.toString())
        .startsWith("vad: ")
        .contains("would write over what", name(output));
    assertThat(Files.readString(clip)).isEqualTo("video");
    assertThat(Files.readString(dataset.resolve("labels.csv"))).startsWith("clip");
  }

  @Test
  void everyOptionThatNamesAFileIsDeclared() {
    for (CommandLine command : commands(root())) {
      for (ArgSpec argument : command.getCommandSpec().args()) {
        if (argument.isOption() && argument.paramLabel().matches("(?i).*(FILE|DIR|OUT|PATH).*")) {
          assertThat(isOutput(argument) || READ.contains(name(argument)))
              .as(command.getCommandSpec().qualifiedName() + " " + name(argument))
              .isTrue();
        }
      }
    }
  }

  @Test
  void twoOutputsOfOneNameAreRefused() {
    assertThat(detect("--overlay", folder.resolve("a.mp4"), "--srt", folder.resolve("A.mp4")).err())
        .contains("both write");
    assertThat(detect("--event-clips", folder, "--overlay", folder.resolve("event-007.mp4")).err())
        .contains("both write");
    assertThat(detect("--event-clips", folder.resolve("a"), "--srt", folder.resolve("a")).err())
        .contains("both write");
  }

  @Test
  void standardOutputIsRefusedWhereAFileIsWritten() {
    assertThat(detect("--srt", "-").err()).contains("--srt cannot be standard output");
  }

  @Test
  void aClipThatAnEventWouldBeWrittenToIsRefused() throws IOException {
    Path event = Files.move(clip, folder.resolve("event-001.mp4"));

    assertThat(Run.vad("detect", event, "--model", model, "--event-clips", folder).err())
        .contains("would write over");
  }

  @Test
  void outputsBesideTheInputsAreWritten() {
    Run run =
        detect("--srt", folder.resolve("clip.srt"), "--event-clips", folder.resolve("events"));

    assertThat(run.err()).contains("model.dat").doesNotContain("write");
  }

  @Test
  void aDeviceIsNotReplacedByAFile() throws IOException {
    Path device = Path.of("/dev/null");
    Assumptions.assumeTrue(Files.exists(device));

    assertThat(Run.vad("scorers", "--json", "/dev/null").exitCode()).isIn(0, 2);
    assertThat(Run.vad("train", "--data", clip, "--model", device).err())
        .contains("no regular file");
    assertThat(Files.isRegularFile(device)).isFalse();
  }

  private Run detect(Object... options) {
    List<Object> line = new ArrayList<>(List.of("detect", clip, "--model", model));
    line.addAll(List.of(options));
    return Run.vad(line.toArray());
  }

  private static CommandLine root() {
    ResultStream out = new ResultStream(OutputStream.nullOutputStream());
    return VadCommand.commandLine(new VadCommand(new Console(out, out, false, false)));
  }

  private static List<CommandLine> commands(CommandLine root) {
    List<CommandLine> all = new ArrayList<>();
    for (CommandLine command : Set.copyOf(root.getSubcommands().values())) {
      all.add(command);
      all.addAll(commands(command));
    }
    return all;
  }

  private boolean isOutput(ArgSpec argument) {
    return writes(argument) != null;
  }

  private boolean isInput(ArgSpec argument) {
    return !isOutput(argument)
        && (READ.contains(name(argument)) && argument.arity().max() > 0
            || argument.isPositional() && argument.paramLabel().matches("INPUT|FILE"));
  }

  private static Writes writes(ArgSpec argument) {
    return argument.userObject() instanceof AnnotatedElement element
        ? element.getAnnotation(Writes.class)
        : null;
  }

  private static String name(ArgSpec argument) {
    return argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel();
  }
}
