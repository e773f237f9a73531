package io.vad4j.cli.output;

import io.vad4j.InvalidOptionException;
import io.vad4j.core.dataset.Datasets;
import io.vad4j.core.image.ImageFiles;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.net.URI;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The files that one command line reads and writes. No output may name an input or another output,
 * whatever the path or link that it is named by.
 */
public final class CommandFiles {
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

  /** Endings of files that no data set is read from, so that they may be replaced in its folder. */
  private static final Set<String> NEVER_INPUT =
      Set.of("vad", "json", "jsonl", "srt", "html", "md", "svg");

  private record Input(String option, Path path) {}

  private record Output(String option, Path path, Optional<Pattern> fileNames, boolean text) {}

  private final List<Input> inputs = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();

  private CommandFiles() {}

  /**
   * Checks the outputs of a command line, and that they can be written.
   *
   * @throws InvalidOptionException if an output names an input or another output
   * @throws io.vad4j.VadException if an output cannot be written
   */
  public static void check(ParseResult parsed) {
    ParseResult leaf = parsed;
    while (leaf.hasSubcommand()) {
      leaf = leaf.subcommand();
    }
    CommandFiles files = new CommandFiles();
    for (ArgSpec argument : leaf.commandSpec().args()) {
      if (leaf.matchedOptions().contains(argument)
          || leaf.matchedPositionals().contains(argument)) {
        files.add(argument);
      }
    }
    files.checkAll();
  }

  private void add(ArgSpec argument) {
    String name =
        argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel();
    Writes writes =
        argument.userObject() instanceof AnnotatedElement element
            ? element.getAnnotation(Writes.class)
            : null;
    for (String value : argument.stringValues()) {
      if (writes == null) {
        addInputs(name, value);
      } else if (!value.equals(JsonOutput.STANDARD_OUTPUT)) {
        addOutput(name, value, writes);
      } else if (!writes.standardOutput()) {
        throw new InvalidOptionException(name + " cannot be standard output; name a file.");
      }
    }
  }

  private void addOutput(String name, String value, Writes writes) {
    Optional<Pattern> fileNames =
        Optional.of(writes.folderOf()).filter(text -> !text.isEmpty()).map(Pattern::compile);
    outputs.add(new Output(name, parsePath(name, value), fileNames, writes.text()));
  }

  /** The file that a value names, and files that are values of options in it. */
  private void addInputs(String name, String value) {
    localPath(value)
        .filter(Files::exists)
        .ifPresentOrElse(
            path -> inputs.add(new Input(name, path)),
            () ->
                Stream.of(value.split("[=,\\s]"))
                    .flatMap(part -> localPath(part).stream())
                    .filter(Files::isRegularFile)
                    .forEach(path -> inputs.add(new Input(name, path))));
  }

  /** {@return the local path that a value of an option names, whether it exists or not} */
  public static Optional<Path> localPath(String value) {
    try {
      if (value.regionMatches(true, 0, "file:", 0, 5) && !Files.exists(Path.of(value))) {
        String path = URI.create(value).getPath();
        return Optional.ofNullable(path).map(Path::of);
      }
      boolean query = !Files.exists(Path.of(value)) && value.contains("?fps=");
      String path = query ? value.substring(0, value.lastIndexOf("?fps=")) : value;
      return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Path parsePath(String option, String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new InvalidOptionException(
          "%s %s is no path: %s.".formatted(option, value, e.getReason()), e);
    }
  }

  private void checkAll() {
    for (int i = 0; i < outputs.size(); i++) {
      Output output = outputs.get(i);
      for (Input input : inputs) {
        if (writesOver(output, input.path())) {
          throw new InvalidOptionException(
              "%s %s would write over what %s reads, %s. Nothing was done; give another name."
                  .formatted(output.option(), output.path(), input.option(), input.path()));
        }
      }
      for (Output other : outputs.subList(0, i)) {
        if (overlap(output, other) || overlap(other, output)) {
          throw new InvalidOptionException(
              "%s and %s both write %s. Nothing was done; give them different names."
                  .formatted(other.option(), output.option(), output.path()));
        }
      }
      if (output.fileNames().isEmpty() && isSame(output.path(), STANDARD_OUTPUT)) {
        throw new InvalidOptionException(
            "%s and standard output both write %s. Give them different names."
                .formatted(output.option(), output.path()));
      }
    }
    outputs.forEach(CommandFiles::checkWritable);
  }

  private static void checkWritable(Output output) {
    if (output.fileNames().isPresent()) {
      OutputFiles.checkFolder(output.path(), output.option());
    } else {
      OutputFiles.checkFile(output.path(), output.option(), output.text());
    }
  }

  private static boolean writesOver(Output output, Path input) {
    Path path = output.path();
    if (output.fileNames().isEmpty()) {
      return isSame(path, input) || isFileOf(input, path);
    }
    return Files.isDirectory(input) && isSame(path, input)
        || existingFiles(output).anyMatch(file -> isSame(file, input) || isFileOf(input, file));
  }

  /** The files in an output folder that would be replaced. */
  private static Stream<Path> existingFiles(Output output) {
    if (!Files.isDirectory(output.path())) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(output.path())) {
      Pattern names = output.fileNames().orElseThrow();
      return files.filter(file -> names.matcher(nameOf(file)).matches()).toList().stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  /**
   * Whether an existing file is one of those that are read from an input folder, by whatever path
   * or link: of a data set any, otherwise what lies in it and the images of its folders.
   */
  private static boolean isFileOf(Path folder, Path file) {
    if (!Files.isRegularFile(file) || !Files.isDirectory(folder) || isNeverInput(file)) {
      return false;
    }
    int depth =
        Datasets.findProvider(folder).isPresent()
            ? Integer.MAX_VALUE
            : ImageFiles.supports(file) ? 2 : 1;
    try (Stream<Path> content = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
      return content.anyMatch(path -> isSame(path, file));
    } catch (IOException | RuntimeException e) {
      // A folder that cannot be walked: the path must do.
      return realPath(file).startsWith(realPath(folder));
    }
  }

  private static boolean isNeverInput(Path file) {
    String name = nameOf(file);
    return NEVER_INPUT.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  /** Whether what one output writes is also written, or needed as a folder, by another. */
  private static boolean overlap(Output one, Output other) {
    Path path = realPath(one.path());
    Path otherPath = realPath(other.path());
    if (one.fileNames().isPresent()) {
      return other.fileNames().isPresent()
          && isSameName(path, otherPath)
          && one.fileNames().get().pattern().equals(other.fileNames().get().pattern());
    }
    if (other.fileNames().isEmpty()) {
      return isSame(one.path(), other.path()) || isSameName(path, otherPath);
    }
    return otherPath.startsWith(path)
        || path.getParent() != null
            && isSameName(path.getParent(), otherPath)
            && other.fileNames().get().matcher(nameOf(path)).matches()
        || existingFiles(other).anyMatch(file -> isSame(file, one.path()));
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return realPath(one).equals(realPath(other))
          || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }

  /** Names that differ by case only are one file on many systems. */
  private static boolean isSameName(Path one, Path other) {
    return one.toString().equalsIgnoreCase(other.toString());
  }

  /** The real path of what exists of a path, and the rest of it. */
  private static Path realPath(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      return absolute.toRealPath();
    } catch (IOException e) {
      Path parent = absolute.getParent();
      return parent == null ? absolute : realPath(parent).resolve(absolute.getFileName());
    }
  }

  private static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }
}
