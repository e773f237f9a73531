package io.vad4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Compiles a plugin's sources and packs them up, as its own build does. */
final class PluginJar {
  private PluginJar() {}

  /** Makes a jar of a Maven project that needs nothing but the library. */
  static Path of(Path project, Path folder) throws IOException, InterruptedException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-d",
                classes.toString(),
                "--release",
                "17",
                "-cp",
                System.getProperty("java.class.path")));
    for (Path source : files(project.resolve("src/main/java"))) {
      command.add(source.toAbsolutePath().toString());
    }
    ProgramRun compiled = ProgramRun.of(folder, Map.of(), command);
    if (compiled.exitCode() != 0) {
      throw new IOException(project + " does not compile: " + compiled.output());
    }
    Path jar = folder.resolve("plugin.jar");
    try (JarOutputStream content = new JarOutputStream(Files.newOutputStream(jar))) {
      add(content, classes);
      add(content, project.resolve("src/main/resources"));
    }
    return jar;
  }

  private static void add(JarOutputStream content, Path root) throws IOException {
    for (Path file : files(root)) {
      content.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
      Files.copy(file, content);
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
