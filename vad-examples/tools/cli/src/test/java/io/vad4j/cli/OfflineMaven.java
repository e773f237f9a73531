package io.vad4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Maven as somebody runs it who has built and installed the library: offline, with the artifacts of
 * this build in a repository of its own, and all others from the local repository of this build.
 */
final class OfflineMaven {
  private static final Path ROOT = Path.of("..", "..", "..").toAbsolutePath().normalize();

  private OfflineMaven() {}

  /** Writes a script that runs Maven so. */
  static void script(Path script, String maven, Path folder) throws IOException {
    Path repository = folder.resolve("repository");
    String version = System.getProperty("vad4j.version");
    Path api = Files.createDirectories(repository.resolve("io/vad4j/vad-api/" + version));
    Path parent = Files.createDirectories(repository.resolve("io/vad4j/vad-parent/" + version));
    Files.copy(ROOT.resolve("pom.xml"), parent.resolve("vad-parent-" + version + ".pom"));
    Files.copy(ROOT.resolve("vad-api/pom.xml"), api.resolve("vad-api-" + version + ".pom"));
    for (String kind : List.of("", "-tests")) {
      String jar = "vad-api-" + version + kind + ".jar";
      Files.copy(ROOT.resolve("vad-api/target").resolve(jar), api.resolve(jar));
    }
    Path settings = folder.resolve("settings.xml");
    Files.writeString(settings, settings());
    Files.writeString(
        script,
        "#!/bin/sh%nexec '%s' -o -B -s '%s' -Dmaven.repo.local='%s' -Daether.offline.protocols=file \"$@\"%n"
            .formatted(maven, settings, repository));
    script.toFile().setExecutable(true);
  }

  private static String settings() throws IOException {
    Path template = ROOT.resolve("vad-examples/it/consumers/build/settings.xml");
    return Files.readString(template)
        .replace(
            "@localRepositoryUrl@", Path.of(System.getProperty("localRepository")).toUri() + "");
  }
}
