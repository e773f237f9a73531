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
 * Opens data sets with the {@link DatasetProvider} that supports their layout.
 *
 * @since 0.1.0
 */
public final class Datasets {
  private static final Logger LOG = LoggerFactory.getLogger(Datasets.class);

  /** Bounds the iteration over a service loader that fails repeatedly. */
  private static final int MAX_FAILURES = 100;

  private Datasets() {}

  /**
   * Opens a data set of any supported layout. A folder {@code tracks} in it holds files of {@link
   * GroundTruthTracks}, named by the test clips.
   *
   * @param folder root folder of the data set
   * @return the data set; its clips are opened on demand
   * @throws FrameSourceException if the folder does not exist, has no supported layout, or is
   *     damaged; the message names the supported layouts or the damaged file
   */
  public static Dataset open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new FrameSourceException(
          Files.exists(folder)
              ? folder + " is a file; give the folder that holds the data set."
              : folder + " does not exist; give the folder that holds the data set.");
    }
    List<DatasetProvider> providers = providers();
    DatasetProvider provider =
        providers.stream()
            .filter(candidate -> candidate.supports(folder))
            .findFirst()
            .orElseThrow(() -> new FrameSourceException(unknownLayout(folder, providers)));
    return TrackFolder.attach(provider.open(folder), folder);
  }

  /**
   * Opens the data set at a URI: a folder, or a simulated data set such as {@code
   * synthetic:direction?seed=1}; see {@link SyntheticDataset#open}.
   *
   * @param uri a {@code file:} or {@code synthetic:} URI
   * @return the data set
   * @throws FrameSourceException as {@link #open(Path)}, or if there is no such synthetic scene
   */
  public static Dataset open(URI uri) {
    if (SyntheticUri.supports(uri)) {
      return SyntheticDataset.open(uri);
    }
    try {
      return open(Path.of(uri));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new FrameSourceException(
          uri + " is no data set; give a folder, or a URI such as synthetic:speed.", e);
    }
  }

  /**
   * {@return the provider that supports a folder; empty if none does}
   *
   * @param folder root folder of the data set
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
    return "%s has no supported layout. Supported layouts: %s."
        .formatted(
            folder,
            providers.stream()
                .map(provider -> provider.name() + " (" + provider.description() + ")")
                .collect(Collectors.joining("; ")));
  }
}
