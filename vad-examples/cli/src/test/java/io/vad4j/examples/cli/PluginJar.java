package io.vad4j.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles a plugin's sources and packs them up, as its own build does. */
final class PluginJar {
  private PluginJar() {}

  /** Makes a jar of a Maven project that needs nothing but the library. */
  static Path of(Path project, Path folder) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-d",
                classes.toString(),
                "--release",
                "17",
                "-cp",
                System.getProperty("java.class.path")));
    for (Path source : files(project.resolve("src/main/java"))) {
      arguments.add(source.toString());
    }
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (exitCode != 0) {
      throw new IOException(project + " does not compile.");
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
