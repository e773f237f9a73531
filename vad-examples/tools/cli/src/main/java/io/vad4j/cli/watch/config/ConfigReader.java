package io.vad4j.cli.watch.config;

import io.vad4j.InvalidOptionException;
import io.vad4j.VadException;
import io.vad4j.cli.output.CommandFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads and validates a configuration file. All problems are reported, with line and column. */
public final class ConfigReader {
  static final List<String> KEYS =
      List.of("threads", "status", "metrics", "web", "sinks", "defaults", "cameras");
  private static final int MAX_THREADS = 1024;
  private static final Duration DEFAULT_STATUS = Duration.ofMinutes(5);

  private final Path file;
  private final Map<String, String> environment;
  private final boolean checkFiles;

  /**
   * A reader of a file.
   *
   * @param checkFiles whether the files of models must be there
   */
  public ConfigReader(Path file, Map<String, String> environment, boolean checkFiles) {
    this.file = file;
    this.environment = environment;
    this.checkFiles = checkFiles;
  }

  /**
   * {@return the configuration}
   *
   * @throws InvalidOptionException if it is not valid, with a line for each problem
   * @throws VadException if it cannot be read
   */
  public WatchConfig read() {
    ConfigProblems problems = new ConfigProblems(file);
    Optional<Node> root = compose(problems);
    problems.throwIfAny();
    if (root.isEmpty()) {
      throw new InvalidOptionException(file + ":1:1: The file is empty; it needs 'cameras'.");
    }
    WatchConfig config = read(new YamlMapping(root.get(), "The file", problems), problems);
    problems.throwIfAny();
    return config;
  }

  private Optional<Node> compose(ConfigProblems problems) {
    try {
      return new Compose(LoadSettings.builder().setLabel(file.toString()).build())
          .composeString(Files.readString(file));
    } catch (MarkedYamlEngineException e) {
      problems.add(
          e.getProblemMark().or(e::getContextMark),
          "This is no valid YAML: " + e.getProblem() + ".");
    } catch (YamlEngineException e) {
      problems.add(Optional.empty(), "This is no valid YAML: " + e.getMessage());
    } catch (CharacterCodingException e) {
      throw new VadException(file + " is no text in UTF-8; save it as such.", e);
    } catch (IOException e) {
      throw new VadException(
          "The configuration %s cannot be read: %s."
              .formatted(file, Files.exists(file) ? e.getMessage() : "there is no such file"),
          e);
    }
    return Optional.empty();
  }

  private WatchConfig read(YamlMapping root, ConfigProblems problems) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
    Secrets secrets = new Secrets(environment, folder);
    root.allow(KEYS);
    SinkReader sinkReader = new SinkReader(folder, secrets, problems);
    Map<String, SinkConfig> sinks = new LinkedHashMap<>();
    Optional<YamlMapping> sinkMapping = root.mapping("sinks");
    sinkMapping.ifPresent(
        mapping ->
            mapping
                .names()
                .forEach(
                    name ->
                        sinkReader
                            .read(name, child(mapping, name, problems))
                            .ifPresent(sink -> sinks.put(name, sink))));
    YamlMapping defaults = child(root, "defaults", problems);
    defaults.allow(CameraReader.SHARED);
    Set<String> sinkNames = Set.copyOf(sinkMapping.map(YamlMapping::names).orElse(List.of()));
    Map<String, CameraConfig> cameras = new LinkedHashMap<>();
    YamlMapping all = child(root, "cameras", problems);
    for (String name : all.names()) {
      YamlMapping camera = child(all, name, problems);
      if (name.isBlank()) {
        problems.add(camera.node(), "The name of a camera must not be blank.");
      }
      new CameraReader(camera, defaults, folder, secrets, sinkNames, problems)
          .read(name, checkFiles)
          .ifPresent(config -> cameras.put(name, config));
    }
    if (all.names().isEmpty()) {
      problems.add(all.node(), "The configuration needs at least one camera under 'cameras'.");
    }
    checkSinkFiles(sinkMapping, sinks, cameras, problems);
    return new WatchConfig(
        root.get("threads", text -> (int) CameraReader.number(text, 1, MAX_THREADS)),
        root.get("status", YamlMapping::toDuration).orElse(DEFAULT_STATUS),
        root.get("metrics", Addresses::parse),
        root.mapping("web").map(web -> WebReader.read(web, folder, secrets, problems)),
        sinks,
        cameras);
  }

  /** Checks that no sink writes to a file that is read. */
  private void checkSinkFiles(
      Optional<YamlMapping> mapping,
      Map<String, SinkConfig> sinks,
      Map<String, CameraConfig> cameras,
      ConfigProblems problems) {
    Set<Path> read = new HashSet<>(Set.of(file.toAbsolutePath().normalize()));
    for (CameraConfig camera : cameras.values()) {
      read.add(camera.model().toAbsolutePath().normalize());
      CommandFiles.localPath(camera.input().source().toString())
          .ifPresent(source -> read.add(source.toAbsolutePath().normalize()));
    }
    sinks.forEach(
        (name, sink) ->
            sink.paths()
                .filter(path -> read.contains(path.toAbsolutePath().normalize()))
                .forEach(
                    path ->
                        problems.add(
                            child(mapping.orElseThrow(), name, problems).node(),
                            "Sink '%s' would write over %s, which is read; name another file."
                                .formatted(name, path))));
  }

  /** The mapping of a name; an empty one if it is not there. */
  private static YamlMapping child(YamlMapping parent, String name, ConfigProblems problems) {
    return parent.mapping(name).orElseGet(() -> YamlMapping.empty(parent.node(), problems));
  }
}
