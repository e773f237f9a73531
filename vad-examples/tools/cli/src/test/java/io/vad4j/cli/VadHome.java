package io.vad4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The packaged command with a plugins folder of its own. */
record VadHome(Path folder) implements AutoCloseable {
  private static final Path PACKAGED = Path.of("target", "vad").toAbsolutePath();

  /** A home in this folder, which shares the jars of the packaged one. */
  static VadHome in(Path folder) throws IOException {
    Path home = Files.createDirectories(folder.resolve("vad"));
    Files.createDirectories(home.resolve("bin"));
    Files.copy(PACKAGED.resolve("bin/vad"), home.resolve("bin/vad"));
    home.resolve("bin/vad").toFile().setExecutable(true);
    Files.createSymbolicLink(home.resolve("lib"), PACKAGED.resolve("lib"));
    Files.createDirectories(home.resolve("plugins"));
    return new VadHome(home);
  }

  Path plugins() {
    return folder.resolve("plugins");
  }

  /** Runs the command. */
  ProgramRun run(Path workingFolder, String... arguments) throws IOException, InterruptedException {
    return run(workingFolder, Map.of(), arguments);
  }

  /** Runs the command with variables of the environment. */
  ProgramRun run(Path workingFolder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(folder.resolve("bin/vad").toString()));
    command.addAll(Arrays.asList(arguments));
    return ProgramRun.of(workingFolder, environment, command);
  }

  /** Lets go of the shared jars. */
  @Override
  public void close() throws IOException {
    Files.delete(folder.resolve("lib"));
  }
}
