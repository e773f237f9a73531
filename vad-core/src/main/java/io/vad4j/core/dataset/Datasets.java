package io.vad4j.core.dataset;

import io.vad4j.FrameSourceException;
import io.vad4j.core.simulation.SyntheticUri;
import io.vad4j.spi.NamedProvider;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds who can read a data set.
 *
 * @since 0.1.0
 */
public final class Datasets {
  private static final Logger LOG = LoggerFactory.getLogger(Datasets.class);

  /** More broken entries than any class path has; stops a loader that fails for ever. */
  private static final int MAX_FAILURES = 100;

  private Datasets() {}

  /**
   * Opens a data set in any of the layouts known.
   *
   * @param folder the folder that holds all of the data set
   * @return the data set; its clips are opened when they are asked for
   * @throws FrameSourceException if the folder does not exist, has no layout that is known, or is
   *     damaged; the message says which layouts are known or which file is damaged
   */
  public static Dataset open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new FrameSourceException(
          Files.exists(folder)
              ? folder + " is a file; give the folder that holds the data set."
              : folder + " does not exist; give the folder that holds the data set.");
    }
    List<DatasetProvider> providers = providers();
    return providers.stream()
        .filter(provider -> provider.supports(folder))
        .findFirst()
        .orElseThrow(() -> new FrameSourceException(unknownLayout(folder, providers)))
        .open(folder);
  }

  /**
   * Opens a data set that is named by an address: that of a folder, or a made-up one such as {@code
   * synthetic:direction?seed=1}; see {@link SyntheticDataset#open}.
   *
   * @param address a {@code file:} or {@code synthetic:} address
   * @return its clips
   * @throws FrameSourceException as {@link #open(Path)}, or if there is no such made-up scene
   */
  public static Dataset open(URI address) {
    if (SyntheticUri.supports(address)) {
      return SyntheticDataset.open(address);
    }
    try {
      return open(Path.of(address));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new FrameSourceException(
          address + " is no data set; give a folder, or an address such as synthetic:speed.", e);
    }
  }

  /**
   * {@return who would open a folder, if anybody knows its layout}
   *
   * @param folder the folder that holds all of the data set
   */
  public static Optional<DatasetProvider> findProvider(Path folder) {
    return Files.isDirectory(folder)
        ? providers().stream().filter(provider -> provider.supports(folder)).findFirst()
        : Optional.empty();
  }

  /** {@return the providers on the class path and the module path, sorted by name} */
  public static List<DatasetProvider> providers() {
    List<DatasetProvider> found = load(ServiceLoader.load(DatasetProvider.class));
    return found.isEmpty()
        ? load(ServiceLoader.load(DatasetProvider.class, Datasets.class.getClassLoader()))
        : found;
  }

  private static List<DatasetProvider> load(ServiceLoader<DatasetProvider> loader) {
    List<DatasetProvider> found = new ArrayList<>();
    Iterator<DatasetProvider> iterator = loader.iterator();
    for (int failures = 0; failures < MAX_FAILURES; ) {
      try {
        if (!iterator.hasNext()) {
          break;
        }
        found.add(iterator.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        failures++;
        LOG.warn("A data set provider failed to load: {}", e.getMessage(), e);
      }
    }
    found.sort(Comparator.comparing(NamedProvider::name));
    return List.copyOf(found);
  }

  private static String unknownLayout(Path folder, List<DatasetProvider> providers) {
    return "%s has no layout that is known here. Known are: %s."
        .formatted(
            folder,
            providers.stream()
                .map(provider -> provider.name() + " (" + provider.description() + ")")
                .collect(Collectors.joining("; ")));
  }
}
