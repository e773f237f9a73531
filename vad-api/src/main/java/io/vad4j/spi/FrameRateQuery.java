package io.vad4j.spi;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import java.net.URI;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The frame rate in the address of a folder of images, as in {@code file:///data/frames?fps=10}.
 *
 * @param uri the address without it
 * @param framesPerSecond the frame rate
 */
record FrameRateQuery(URI uri, double framesPerSecond) {
  private static final Pattern QUERY = Pattern.compile("fps=([0-9]+(?:\\.[0-9]+)?)");

  static FrameRateQuery parse(URI uri) {
    Matcher query = QUERY.matcher(uri.getRawQuery());
    if (!query.matches()) {
      throw new FrameSourceException(
          "%s does not end with a frame rate; write ?fps= and the frames a second, as in ?fps=10."
              .formatted(uri));
    }
    String text = uri.toString();
    return new FrameRateQuery(
        URI.create(text.substring(0, text.indexOf('?'))), Double.parseDouble(query.group(1)));
  }

  /** Opens the source without the frame rate, then times its frames by it. */
  FrameSource apply(Function<URI, FrameSource> opener) {
    FrameSource source = opener.apply(uri);
    try {
      if (source.info().timed()) {
        throw new FrameSourceException(
            "%s has times of its own; leave out the frame rate, which is for folders of images."
                .formatted(uri));
      }
      return source.withFrameRate(framesPerSecond);
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }
}
