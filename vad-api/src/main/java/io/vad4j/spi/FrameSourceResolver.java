package io.vad4j.spi;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.ProviderException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Opens an address with the first provider that supports it. */
final class FrameSourceResolver {
  private static final System.Logger LOG = System.getLogger(FrameSourceResolver.class.getName());
  private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();
  private static final Pattern FRAME_RATE_QUERY = Pattern.compile("fps=([0-9]+(?:\\.[0-9]+)?)");

  private final Providers<FrameSourceProvider> providers;
  private final URI uri;
  private final List<ProviderFailure> failures;

  private FrameSourceResolver(Providers<FrameSourceProvider> providers, URI uri) {
    this.providers = providers;
    this.uri = uri;
    this.failures = new ArrayList<>(providers.failures());
  }

  static FrameSource open(Providers<FrameSourceProvider> providers, URI uri) {
    if (!"file".equalsIgnoreCase(uri.getScheme())) {
      return new FrameSourceResolver(providers, uri).open();
    }
    if (uri.getQuery() != null) {
      return openAtFrameRate(providers, uri);
    }
    Path file = toPath(uri);
    if (!Files.exists(file)) {
      throw new FrameSourceException(
          FrameSourceException.Reason.NOT_FOUND,
          file + " does not exist; give a video file or a folder of images.");
    }
    if (!Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new FrameSourceException(
          FrameSourceException.Reason.NOT_VIDEO,
          ("%s is a device or pipe; give a file or folder, or the address of a stream or camera,"
                  + " such as udp://@:5000 or v4l2:/dev/video0.")
              .formatted(file));
    }
    return new FrameSourceResolver(providers, uri).open();
  }

  private static Path toPath(URI uri) {
    try {
      return Path.of(uri);
    } catch (IllegalArgumentException e) {
      throw new FrameSourceException(
          "%s is no address of a file (%s); write file:///PATH, or the path alone."
              .formatted(uri, e.getMessage()),
          e);
    }
  }

  /** Opens a folder of images at the frame rate in its address, as in {@code ?fps=10}. */
  private static FrameSource openAtFrameRate(Providers<FrameSourceProvider> providers, URI uri) {
    Matcher query = FRAME_RATE_QUERY.matcher(uri.getRawQuery());
    if (!query.matches()) {
      throw new FrameSourceException(
          "%s does not end with a frame rate; write ?fps= and the frames a second, as in ?fps=10."
              .formatted(uri));
    }
    String text = uri.toString();
    FrameSource source = open(providers, URI.create(text.substring(0, text.indexOf('?'))));
    try {
      if (source.info().timed()) {
        throw new FrameSourceException(
            "%s has times of its own; leave out the frame rate, which is for folders of images."
                .formatted(uri));
      }
      return source.withFrameRate(Double.parseDouble(query.group(1)));
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /** Logs a provider that failed and was skipped, once. */
  private static void warn(ProviderFailure failure) {
    if (WARNED.add(failure.message())) {
      LOG.log(
          Level.WARNING,
          "A frame source provider failed and was skipped: " + failure.message(),
          failure.cause());
    }
  }

  private FrameSource open() {
    String name = findSupporting().orElseThrow(this::openFailure).name();
    failures.forEach(FrameSourceResolver::warn);
    FrameSourceProvider provider = providers.get(name);
    try {
      return provider.open(uri);
    } catch (LinkageError e) {
      throw new ProviderException(
          "%s cannot be opened by the frame source '%s', %s. Add the native library that it needs, or remove it from the class path."
              .formatted(CredentialMask.mask(uri.toString()), name, describe(provider, e)),
          e);
    }
  }

  /** The first provider that supports the address; one that throws is skipped. */
  private Optional<FrameSourceProvider> findSupporting() {
    for (FrameSourceProvider provider : providers.all()) {
      try {
        if (provider.supports(uri)) {
          return Optional.of(provider);
        }
      } catch (RuntimeException | LinkageError e) {
        failures.add(new ProviderFailure(FrameSourceProvider.class, describe(provider, e), e));
      }
    }
    return Optional.empty();
  }

  private static String describe(FrameSourceProvider provider, Throwable thrown) {
    return "%s in %s: %s"
        .formatted(
            provider.getClass().getName(),
            CodeLocation.of(provider.getClass()),
            CredentialMask.maskAll(thrown.toString()));
  }

  private FrameSourceException openFailure() {
    FrameSourceException failure = new FrameSourceException(openFailureMessage());
    failures.forEach(skipped -> failure.addSuppressed(skipped.cause()));
    return failure;
  }

  private String openFailureMessage() {
    String available =
        providers.all().stream()
            .map(provider -> provider.name() + " (" + provider.description() + ")")
            .collect(Collectors.joining(", "));
    return "No frame source can open %s. Frame sources found: %s.%s%s"
        .formatted(
            CredentialMask.mask(uri.toString()),
            available.isEmpty() ? "none" : available,
            providers.has("video")
                ? ""
                : " For video files, streams and cameras add io.vad4j:vad-motion.",
            Providers.summarize(failures));
  }
}
