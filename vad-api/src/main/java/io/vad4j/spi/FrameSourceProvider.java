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

  /** {@return what it opens, in one line: kinds of files, schemes of addresses} */
  String description();

  /**
   * {@return whether this provider is to be asked to open such an address} It may look at the file
   * but does not decode it. When several providers answer yes, the one that comes first by name
   * opens it.
   *
   * @param uri an absolute address
   */
  boolean supports(URI uri);

  /**
   * Opens the address.
   *
   * @param uri an absolute address
   * @return the opened source, which the caller closes
   * @throws FrameSourceException if it is missing, not video, or damaged
   */
  FrameSource open(URI uri);
}
