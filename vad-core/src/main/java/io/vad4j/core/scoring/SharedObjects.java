package io.vad4j.core.scoring;

import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import io.vad4j.spi.StreamContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The {@link StreamContext} of one stream. Used by one thread at a time. */
public final class SharedObjects implements StreamContext, Restorable, AutoCloseable {
  private final Map<Class<?>, AutoCloseable> objects = new LinkedHashMap<>();

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
  public void close() {
    objects.forEach(SharedObjects::close);
    objects.clear();
  }

  private static void close(Class<?> type, AutoCloseable object) {
    try {
      object.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(
          "The shared object %s of a stream cannot be closed.".formatted(type.getName()), e);
    }
  }
}
