package io.vad4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.Options;
import io.vad4j.ProviderException;
import io.vad4j.Scorer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {
  private final ClassLoader original = Thread.currentThread().getContextClassLoader();
  @TempDir Path folder;

  @AfterEach
  void restoreClassLoader() {
    Thread.currentThread().setContextClassLoader(original);
  }

  /** Puts a services file with these lines on the class path, as a plugin's jar would. */
  private void plugins(Class<?> type, String... providers) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.write(services.resolve(type.getName()), java.util.List.of(providers));
    Thread.currentThread()
        .setContextClassLoader(new URLClassLoader(new URL[] {folder.toUri().toURL()}, original));
  }

  @Test
  void findsProvidersByName() throws IOException {
    plugins(ScorerProvider.class, One.class.getName(), Two.class.getName());

    assertThat(Providers.scorers().names()).containsExactly("one", "two");
    assertThat(Providers.scorers().get("two")).isInstanceOf(Two.class);
  }

  @Test
  void unknownNameIsReportedWithTheAvailableNames() throws IOException {
    plugins(ScorerProvider.class, One.class.getName(), Two.class.getName());

    assertThatThrownBy(() -> Providers.scorers().get("three"))
        .isInstanceOf(ProviderException.class)
        .hasMessage(
            "There is no scorer 'three'; found: one, two. Add the artifact that provides it, such"
                + " as io.vad4j:vad-motion, io.vad4j:vad-tensorflow or a plugin, to the class"
                + " path.");
  }

  @Test
  void twoProvidersOfOneNameAreBothNamed() throws IOException {
    plugins(ScorerProvider.class, One.class.getName(), AlsoOne.class.getName());

    assertThatThrownBy(() -> Providers.scorers().get("one"))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining(One.class.getName())
        .hasMessageContaining(AlsoOne.class.getName());
  }

  @Test
  void providerThatCannotBeInstantiatedDoesNotHideTheOthers() throws IOException {
    plugins(ScorerProvider.class, Broken.class.getName(), "no.such.Plugin", One.class.getName());

    Providers<ScorerProvider> providers = Providers.scorers();

    assertThat(providers.names()).containsExactly("one");
    assertThat(providers.failures()).hasSize(2);
    assertThat(providers.failures())
        .anySatisfy(failure -> assertThat(failure.cause()).hasRootCauseMessage("out of order"));
  }

  @Test
  void failureReportsClassLocationAndCause() throws IOException {
    plugins(ScorerProvider.class, Broken.class.getName());

    assertThat(Providers.scorers().failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.message())
                    .contains(Broken.class.getName())
                    .contains("test-classes")
                    .contains("out of order"));
  }

  @Test
  void aProviderThatLacksANativeLibraryDoesNotHideTheOthers() throws IOException {
    plugins(ScorerProvider.class, WithoutLibrary.class.getName(), One.class.getName());

    Providers<ScorerProvider> providers = Providers.scorers();

    assertThat(providers.names()).containsExactly("one");
    assertThat(providers.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.message())
                  .contains(WithoutLibrary.class.getName())
                  .contains("no eyes in java.library.path");
              assertThat(failure.cause()).isInstanceOf(UnsatisfiedLinkError.class);
            });
  }

  @Test
  void unknownNameHasLoadFailuresAsSuppressedExceptions() throws IOException {
    plugins(ScorerProvider.class, WithoutLibrary.class.getName());

    assertThatThrownBy(() -> Providers.scorers().get("eyes"))
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .singleElement()
                    .isInstanceOf(UnsatisfiedLinkError.class));
  }

  @Test
  void twoProvidersOfOneNameAreNamedWithTheirJars() throws IOException {
    Path first = PluginJars.of(folder.resolve("first plugin.jar"), One.class);
    Path second = PluginJars.of(folder.resolve("second.jar"), AlsoOne.class);
    Thread.currentThread().setContextClassLoader(PluginJars.loader(original, first, second));

    assertThatThrownBy(() -> Providers.scorers().get("one"))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining(One.class.getName() + " in " + first)
        .hasMessageContaining(AlsoOne.class.getName() + " in " + second);
  }

  @Test
  void twoVersionsOfOneClassAreNamedWithTheirJars() throws IOException {
    Path older = PluginJars.compiled(folder.resolve("plugin-1.jar"), "one");
    Path newer = PluginJars.compiled(folder.resolve("plugin-2.jar"), "one");
    Thread.currentThread()
        .setContextClassLoader(
            new URLClassLoader(new URL[] {older.toUri().toURL(), newer.toUri().toURL()}, original));

    assertThatThrownBy(() -> Providers.scorers().get("one"))
        .isInstanceOf(ProviderException.class)
        .hasMessage(
            "Two providers are named 'one': io.acme.Plugin in %s and io.acme.Plugin in %s. Take all"
                + " but one off the class path.",
            older, newer);
  }

  @Test
  void jarListedTwiceOnTheClassPathIsOneVersion() throws IOException {
    Path jar = PluginJars.compiled(folder.resolve("plugin.jar"), "one");
    URL url = jar.toUri().toURL();
    Thread.currentThread()
        .setContextClassLoader(new URLClassLoader(new URL[] {url, url}, original));

    ScorerProvider provider = Providers.scorers().get("one");

    assertThat(Providers.codeLocations(provider)).containsExactly(jar.toString());
  }

  @Test
  void unknownNameMessageListsProvidersThatFailedToLoad() throws IOException {
    plugins(ScorerProvider.class, Broken.class.getName());

    assertThatThrownBy(() -> Providers.scorers().get("broken"))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("Failed: ")
        .hasMessageContaining(Broken.class.getName());
  }

  @Test
  void withoutADetectorTheArtifactToAddIsNamed() {
    assertThatThrownBy(Providers::detector)
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("io.vad4j:vad-core");
  }

  @Test
  void missingPathIsNamed() {
    Path missing = folder.resolve("missing.mp4");

    assertThatThrownBy(() -> FrameSource.open(missing))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("missing.mp4")
        .hasMessageContaining("does not exist");
  }

  @Test
  void unsupportedUriNamesTheArtifactToAdd() {
    assertThatThrownBy(() -> FrameSource.open(URI.create("rtsp://camera/1")))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("rtsp://camera/1")
        .hasMessageContaining("io.vad4j:vad-motion");
  }

  /** What they have in common. */
  public abstract static class Named implements TrainingFreeScorerProvider {
    private final String name;

    protected Named(String name) {
      this.name = name;
    }

    @Override
    public ScorerDescriptor descriptor() {
      return ScorerDescriptor.builder(name, "For this test.").build();
    }

    @Override
    public ScorerModel create(Options options) {
      return new ScorerModel() {
        @Override
        public Scorer newScorer() {
          throw new AssertionError("No scorer is opened in this test.");
        }
      };
    }
  }

  /** A provider. */
  public static final class One extends Named {
    public One() {
      super("one");
    }
  }

  /** Another. */
  public static final class Two extends Named {
    public Two() {
      super("two");
    }
  }

  /** One with the name of the first. */
  public static final class AlsoOne extends Named {
    public AlsoOne() {
      super("one");
    }
  }

  /** One that cannot be made. */
  public static final class Broken extends Named {
    public Broken() {
      super("broken");
      throw new IllegalStateException("out of order");
    }
  }

  /** One that finds no native library. */
  public static final class WithoutLibrary extends Named {
    public WithoutLibrary() {
      super("eyes");
    }

    @Override
    public ScorerDescriptor descriptor() {
      throw new UnsatisfiedLinkError("no eyes in java.library.path");
    }
  }
}
