package io.vad4j.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A run of a program in a process of its own.
 *
 * @param exitCode its exit code
 * @param output what it printed, errors included
 */
record ProgramRun(int exitCode, String output) {

  /** Runs a program to its end. */
  static ProgramRun of(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    int exitCode = builder.start().waitFor();
    return new ProgramRun(exitCode, Files.readString(output, StandardCharsets.UTF_8));
  }
}
