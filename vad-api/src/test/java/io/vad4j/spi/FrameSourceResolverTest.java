package io.vad4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.PixelFormat;
import io.vad4j.ProviderException;
import io.vad4j.tck.TckClips;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameSourceResolverTest {
  private static final URI SUPPORTED_URI = URI.create("test:scene");

  private final ClassLoader original = Thread.currentThread().getContextClassLoader();
  private final Logger log = Logger.getLogger(FrameSourceResolver.class.getName());
  private final List<LogRecord> logged = new ArrayList<>();
  private final Handler listener = new Listener();
  @TempDir Path folder;

  @BeforeEach
  void listen() {
    log.setUseParentHandlers(false);
    log.addHandler(listener);
  }

  @AfterEach
  void restoreClassLoader() {
    Thread.currentThread().setContextClassLoader(original);
    log.removeHandler(listener);
    log.setUseParentHandlers(true);
  }

  private void plugins(Class<?>... providers) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.write(
        services.resolve(FrameSourceProvider.class.getName()),
        List.of(providers).stream().map(Class::getName).toList());
    Thread.currentThread()
        .setContextClassLoader(new URLClassLoader(new URL[] {folder.toUri().toURL()}, original));
  }

  private static String openedSourceName() {
    try (FrameSource source = FrameSource.open(SUPPORTED_URI)) {
      return source.info().name();
    }
  }

  @Test
  void firstSupportingProviderByNameOpensTheUri() throws IOException {
    plugins(Second.class, First.class, Zeroth.class);

    assertThat(openedSourceName()).isEqualTo("first");
  }

  @Test
  void providerThatThrowsFromSupportsDoesNotHideTheOthers() throws IOException {
    plugins(Confused.class, Second.class);

    assertThat(openedSourceName()).isEqualTo("second");
  }

  @Test
  void providerThatThrowsFromSupportsIsLoggedOnceWithItsCause() throws IOException {
    plugins(Lost.class, Second.class);

    openedSourceName();
    openedSourceName();

    assertThat(logged)
        .filteredOn(record -> record.getMessage().contains(Lost.class.getName()))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.getMessage()).contains("test-classes", "Which way?");
              assertThat(record.getThrown()).hasMessage("Which way?");
            });
  }

  @Test
  void providerThatCannotBeInstantiatedIsLoggedWithItsCause() throws IOException {
    plugins(Stillborn.class, Second.class);

    openedSourceName();

    assertThat(logged)
        .anySatisfy(
            record -> {
              assertThat(record.getMessage()).contains(Stillborn.class.getName());
              assertThat(record.getThrown()).hasRootCauseMessage("out of order");
            });
  }

  @Test
  void providersThatThrewAreNamedWhenNoneSupportsTheUri() throws IOException {
    plugins(Confused.class, Zeroth.class);

    assertThatThrownBy(FrameSourceResolverTest::openedSourceName)
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining(Confused.class.getName())
        .hasMessageContaining("Where am I?")
        .hasMessageContaining("a-zeroth (test scenes)")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed()).singleElement().asString().contains("Where"));
  }

  @Test
  void providerWithoutItsNativeLibraryIsNamedWithTheLibrary() throws IOException {
    plugins(WithoutLibrary.class);

    assertThatThrownBy(FrameSourceResolverTest::openedSourceName)
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("test:scene")
        .hasMessageContaining("'blind'")
        .hasMessageContaining("no eyes in java.library.path")
        .hasCauseInstanceOf(UnsatisfiedLinkError.class);
  }

  @Test
  void duplicateNamesAreBothReported() throws IOException {
    plugins(First.class, AlsoFirst.class);

    assertThatThrownBy(FrameSourceResolverTest::openedSourceName)
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining(First.class.getName())
        .hasMessageContaining(AlsoFirst.class.getName());
  }

  /** Keeps what the JDK's own logging is told. */
  private final class Listener extends Handler {
    @Override
    public void publish(LogRecord message) {
      logged.add(message);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  abstract static class Named implements FrameSourceProvider {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String description() {
      return "test scenes";
    }

    @Override
    public boolean supports(URI uri) {
      return uri.equals(SUPPORTED_URI);
    }

    @Override
    public FrameSource open(URI uri) {
      Frame frame = Frame.of(0, Duration.ZERO, 1, 1, PixelFormat.GRAY8, new byte[1]);
      return TckClips.source(name, List.of(frame));
    }
  }

  /** One that comes first but does not take the address. */
  public static final class Zeroth extends Named {
    public Zeroth() {
      super("a-zeroth");
    }

    @Override
    public boolean supports(URI uri) {
      return false;
    }
  }

  /** One that takes the address. */
  public static final class First extends Named {
    public First() {
      super("first");
    }
  }

  /** Another, of the same name. */
  public static final class AlsoFirst extends Named {
    public AlsoFirst() {
      super("first");
    }
  }

  /** Another. */
  public static final class Second extends Named {
    public Second() {
      super("second");
    }
  }

  /** One that throws when it is asked. */
  public static final class Confused extends Named {
    public Confused() {
      super("confused");
    }

    @Override
    public boolean supports(URI uri) {
      throw new IllegalStateException("Where am I?");
    }
  }

  /** Another, which no other test asks. */
  public static final class Lost extends Named {
    public Lost() {
      super("lost");
    }

    @Override
    public boolean supports(URI uri) {
      throw new IllegalStateException("Which way?");
    }
  }

  /** One that cannot be made. */
  public static final class Stillborn extends Named {
    public Stillborn() {
      super("stillborn");
      throw new IllegalStateException("out of order");
    }
  }

  /** One that finds no native library. */
  public static final class WithoutLibrary extends Named {
    public WithoutLibrary() {
      super("blind");
    }

    @Override
    public FrameSource open(URI uri) {
      throw new UnsatisfiedLinkError("no eyes in java.library.path");
    }
  }
}
