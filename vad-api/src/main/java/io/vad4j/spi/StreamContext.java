package io.vad4j.spi;

import java.util.function.Supplier;

/**
 * Objects shared by the scorers of one stream, so that what several of them need, such as a
 * foreground mask, is computed once a frame.
 *
 * <p>The scorers of a stream take the same frames in the same order, and each frame reaches all of
 * them before the next one does. They are reset together and used by one thread at a time.
 *
 * @since 0.1.0
 */
public interface StreamContext {

  /**
   * Returns the stream's shared object of a type, which the first call creates. It is closed with
   * the stream, after the scorers, which must not close it.
   *
   * @param <T> the type of the object
   * @param type identifies the object; a class of the provider's own
   * @param factory creates the object if there is none yet
   * @return the same object for every scorer of the stream
   */
  <T extends AutoCloseable> T shared(Class<T> type, Supplier<T> factory);
}
