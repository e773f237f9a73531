package io.vad4j.tck;

import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import io.vad4j.spi.StreamContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A {@link StreamContext} to test with, which closes the shared objects.
 *
 * @since 0.1.0
 */
public final class TckStreamContext implements StreamContext, Restorable, AutoCloseable {
  private final Map<Class<?>, AutoCloseable> objects = new LinkedHashMap<>();

  /** A context without objects. */
  public TckStreamContext() {}

  @Override
  public <T extends AutoCloseable> T shared(Class<T> type, Supplier<T> factory) {
    return type.cast(objects.computeIfAbsent(type, key -> factory.get()));
  }

  @Override
  public void exchange(StateArchive archive) {
    for (AutoCloseable object : objects.values()) {
      if (object instanceof Restorable state) {
        state.exchange(archive);
      }
    }
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable object : objects.values()) {
      object.close();
    }
  }
}
