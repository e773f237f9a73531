package io.vad4j.spi;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.ProviderException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Opens an address with the first provider that takes it. */
final class SourceOpening {
  private final Providers<FrameSourceProvider> providers;
  private final URI uri;
  private final List<ProviderFailure> failures;

  private SourceOpening(Providers<FrameSourceProvider> providers, URI uri) {
    this.providers = providers;
    this.uri = uri;
    this.failures = new ArrayList<>(providers.failures());
  }

  static FrameSource open(Providers<FrameSourceProvider> providers, URI uri) {
    if ("file".equals(uri.getScheme()) && !Files.exists(Path.of(uri))) {
      throw new FrameSourceException(
          Path.of(uri) + " does not exist; give a video file or a folder of images.");
    }
    return new SourceOpening(providers, uri).open();
  }

  private FrameSource open() {
    String name = first().orElseThrow(this::cannotOpen).name();
    failures.forEach(PassedOver::report);
    FrameSourceProvider provider = providers.get(name);
    try {
      return provider.open(uri);
    } catch (LinkageError e) {
      throw new ProviderException(
          "%s cannot be opened by the frame source '%s', %s. Add the native library that it needs, or take it off the class path."
              .formatted(uri, name, said(provider, e)),
          e);
    }
  }

  /** The first that takes the address; one that throws is passed over. */
  private Optional<FrameSourceProvider> first() {
    for (FrameSourceProvider provider : providers.all()) {
      try {
        if (provider.opens(uri)) {
          return Optional.of(provider);
        }
      } catch (RuntimeException | LinkageError e) {
        failures.add(new ProviderFailure(FrameSourceProvider.class, said(provider, e), e));
      }
    }
    return Optional.empty();
  }

  private static String said(FrameSourceProvider provider, Throwable thrown) {
    return "%s in %s: %s"
        .formatted(provider.getClass().getName(), Providers.origin(provider), thrown);
  }

  private FrameSourceException cannotOpen() {
    FrameSourceException failure = new FrameSourceException(cannotOpenText());
    failures.forEach(passedOver -> failure.addSuppressed(passedOver.cause()));
    return failure;
  }

  private String cannotOpenText() {
    String have =
        providers.all().stream()
            .map(provider -> provider.name() + " (" + provider.description() + ")")
            .collect(Collectors.joining(", "));
    return "Nothing here can open %s. Frame sources found: %s.%s%s"
        .formatted(
            uri,
            have.isEmpty() ? "none" : have,
            providers.has("video")
                ? ""
                : " For video files, streams and cameras add io.vad4j:vad-motion.",
            Providers.failureText(failures));
  }
}
