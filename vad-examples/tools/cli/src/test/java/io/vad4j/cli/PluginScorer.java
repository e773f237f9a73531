package io.vad4j.cli;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.function.BiFunction;

/** A scorer of brightness that is on the class path only during a test. */
public final class PluginScorer implements TrainingFreeScorerProvider {
  static final String NAME = "test-brightness";

  /** A provider. */
  public PluginScorer() {}

  /** Does something while the scorer can be found. */
  static void whilePresent(Runnable work) {
    whileNamed(PluginScorer.class.getName(), work);
  }

  /** Does something while this is the only scorer that can be found. */
  static void whileAlone(Runnable work) {
    with(
        PluginScorer.class.getName(),
        (url, parent) ->
            new URLClassLoader(new URL[] {url}, parent) {
              @Override
              public Enumeration<URL> getResources(String name) throws IOException {
                return name.startsWith("META-INF/services/")
                    ? findResources(name)
                    : super.getResources(name);
              }
            },
        work);
  }

  /** Does something while a class of that name is said to provide scorers. */
  static void whileNamed(String provider, Runnable work) {
    with(provider, (url, parent) -> new URLClassLoader(new URL[] {url}, parent), work);
  }

  private static void with(
      String provider, BiFunction<URL, ClassLoader, URLClassLoader> loaders, Runnable work) {
    Thread thread = Thread.currentThread();
    ClassLoader parent = thread.getContextClassLoader();
    try {
      Path folder = Files.createTempDirectory("plugin");
      Path services = Files.createDirectories(folder.resolve("META-INF/services"));
      Path service = services.resolve("io.vad4j.spi.ScorerProvider");
      Files.writeString(service, provider);
      try (URLClassLoader loader = loaders.apply(folder.toUri().toURL(), parent)) {
        thread.setContextClassLoader(loader);
        work.run();
      } finally {
        thread.setContextClassLoader(parent);
        Files.delete(service);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ScorerDescriptor descriptor() {
    return ScorerDescriptor.builder(NAME, "Detects bright frames.").build();
  }

  @Override
  public ScorerModel create(Options options) {
    return Brightness::new;
  }

  private static final class Brightness implements Scorer {

    @Override
    public Optional<AnomalyMap> score(Frame frame) {
      byte[] pixels = frame.toByteArray();
      long sum = 0;
      for (byte pixel : pixels) {
        sum += pixel & 0xff;
      }
      return Optional.of(AnomalyMap.of(1, 1, new float[] {(float) sum / pixels.length}));
    }

    @Override
    public void reset() {}

    @Override
    public void close() {}
  }
}
