package io.vad4j.spi;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import java.net.URI;

/**
 * Provider of frame sources.
 *
 * @since 0.1.0
 */
public interface FrameSourceProvider extends NamedProvider {

  /** {@return the supported file types and URI schemes, in one line} */
  String description();

  /**
   * {@return whether this provider can open an address} It may inspect the file but does not decode
   * it. If several providers support an address, the first by name opens it.
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
