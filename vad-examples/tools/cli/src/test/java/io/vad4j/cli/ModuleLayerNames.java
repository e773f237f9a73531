package io.vad4j.cli;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** Which modules one module needs. */
final class ModuleLayerNames {
  private ModuleLayerNames() {}

  /** The names of all modules that are resolved, from a folder of jars, for one of them. */
  static Set<String> of(Path folder, String root) {
    Configuration configuration =
        ModuleLayer.boot()
            .configuration()
            .resolve(ModuleFinder.of(folder), ModuleFinder.of(), Set.of(root));
    return configuration.modules().stream().map(ResolvedModule::name).collect(Collectors.toSet());
  }
}
