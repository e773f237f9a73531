package io.vad4j.spi;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import java.net.URI;

/**
 * Opens frame sources of some kind.
 *
 * @since 0.1.0
 */
public interface FrameSourceProvider extends NamedProvider {

  /** What it opens, in one line: kinds of files, schemes of addresses. */
  String description();

  /**
   * Whether this provider is to be asked to open such an address. It may look at the file but does
   * not decode it. When several providers answer yes, the one that comes first by name opens it.
   */
  boolean opens(URI uri);

  /**
   * Opens the address.
   *
   * @throws FrameSourceException if it is missing, not video, or damaged
   */
  FrameSource open(URI uri);
}
