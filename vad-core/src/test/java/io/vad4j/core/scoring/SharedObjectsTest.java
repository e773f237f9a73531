package io.vad4j.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedObjectsTest {
  private static final class Counter implements AutoCloseable {
    private final AtomicInteger closed = new AtomicInteger();

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private static final class Unclosable implements AutoCloseable {
    @Override
    public void close() throws Exception {
      throw new Exception("busy");
    }
  }

  @Test
  void objectOfATypeIsCreatedOnce() {
    try (SharedObjects objects = new SharedObjects()) {
      assertThat(objects.shared(Counter.class, Counter::new))
          .isSameAs(objects.shared(Counter.class, Counter::new));
    }
  }

  @Test
  void objectsAreClosedOnceWithTheStream() {
    SharedObjects objects = new SharedObjects();
    Counter counter = objects.shared(Counter.class, Counter::new);

    objects.close();
    objects.close();

    assertThat(counter.closed).hasValue(1);
  }

  @Test
  void failureToCloseNamesTheType() {
    SharedObjects objects = new SharedObjects();
    objects.shared(Unclosable.class, Unclosable::new);

    assertThatThrownBy(objects::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Unclosable")
        .hasRootCauseMessage("busy");
  }
}
