package io.vad4j.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.ProviderException;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.alert.Alert;
import io.vad4j.monitor.alert.AlertDispatcher;
import io.vad4j.monitor.alert.AlertPolicy;
import io.vad4j.monitor.alert.AlertSink;
import io.vad4j.monitor.alert.SinkStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sinks that are slow, hang or fail delay neither streams nor other sinks. */
class AlertDispatcherTest {
  private final CountDownLatch released = new CountDownLatch(1);
  private final List<AlertDispatcher> open = new ArrayList<>();

  @AfterEach
  void close() {
    released.countDown();
    open.forEach(AlertDispatcher::close);
  }

  private AlertDispatcher start(AlertDispatcher.Builder builder) {
    AlertDispatcher dispatcher = builder.closeTimeout(Duration.ofSeconds(2)).build();
    open.add(dispatcher);
    return dispatcher;
  }

  private static void raise(AlertDispatcher dispatcher, String stream, int count) {
    for (int i = 0; i < count; i++) {
      dispatcher.onHealth(
          stream,
          new StreamHealth(
              StreamState.DOWN,
              Instant.EPOCH,
              List.of(),
              "Number " + i + ".",
              Optional.empty(),
              Optional.empty()));
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(500_000);
    }
  }

  @Test
  void alertsArriveInOrder() {
    List<String> received = new CopyOnWriteArrayList<>();
    AlertDispatcher dispatcher =
        start(AlertDispatcher.builder().sink("list", alert -> received.add(alert.summary())));
    raise(dispatcher, "yard", 3);
    dispatcher.close();

    assertThat(received)
        .containsExactly(
            "yard is down: Number 0.", "yard is down: Number 1.", "yard is down: Number 2.");
  }

  @Test
  void sinkThatHangsDelaysNoOtherAndDropsTheOldest() {
    List<Alert> received = new CopyOnWriteArrayList<>();
    CountDownLatch entered = new CountDownLatch(1);
    AlertDispatcher dispatcher =
        start(
            AlertDispatcher.builder()
                .queueCapacity(10)
                .sink(
                    "hangs",
                    alert -> {
                      entered.countDown();
                      released.await();
                    })
                .sink("works", received::add));
    raise(dispatcher, "yard", 1);
    await(() -> entered.getCount() == 0);
    for (int i = 0; i < 20; i++) {
      int expected = i + 2;
      raise(dispatcher, "yard", 1);
      await(() -> received.size() == expected);
    }

    SinkStatus status = dispatcher.status().get("hangs");
    assertThat(status.dropped()).isEqualTo(10);
    assertThat(status.waiting()).isEqualTo(11);
    assertThat(dispatcher.status().get("works").dropped()).isZero();
  }

  @Test
  void sinkThatDoesNotReturnInTimeIsBlockedUntilItReturns() {
    AlertFixture clock = new AlertFixture(AlertPolicy.defaults());
    open.add(clock.dispatcher);
    CountDownLatch entered = new CountDownLatch(1);
    AlertDispatcher dispatcher =
        start(
            AlertDispatcher.builder()
                .clock(clock)
                .sendTimeout(Duration.ofSeconds(5))
                .sink(
                    "hangs",
                    alert -> {
                      entered.countDown();
                      released.await();
                    }));
    raise(dispatcher, "yard", 1);
    await(() -> entered.getCount() == 0);
    clock.pass(6);

    assertThat(dispatcher.status().get("hangs").state()).isEqualTo(SinkStatus.State.BLOCKED);
    assertThat(dispatcher.status().get("hangs").failures()).isEqualTo(1);
    released.countDown();
    await(() -> dispatcher.status().get("hangs").state() == SinkStatus.State.WORKING);
  }

  @Test
  void sinkThatIsInterruptedReceivesTheNextAlert() {
    List<Alert> received = new CopyOnWriteArrayList<>();
    boolean[] interrupted = {true};
    AlertDispatcher dispatcher =
        start(
            AlertDispatcher.builder()
                .sink(
                    "interrupted",
                    alert -> {
                      if (interrupted[0]) {
                        interrupted[0] = false;
                        throw new InterruptedException();
                      }
                      received.add(alert);
                    }));
    raise(dispatcher, "yard", 1);
    await(() -> dispatcher.status().get("interrupted").failures() == 1);
    raise(dispatcher, "yard", 1);

    await(() -> received.size() == 1);
  }

  @Test
  void sinkThatThrowsIsFailingUntilItWorksAgain() {
    List<Alert> received = new CopyOnWriteArrayList<>();
    boolean[] broken = {true};
    AlertDispatcher dispatcher =
        start(
            AlertDispatcher.builder()
                .sink(
                    "fails",
                    alert -> {
                      if (broken[0]) {
                        throw new IllegalStateException("to http://user:secret@host/ failed");
                      }
                      received.add(alert);
                    }));
    raise(dispatcher, "yard", 2);
    await(() -> dispatcher.status().get("fails").failures() == 2);

    SinkStatus failing = dispatcher.status().get("fails");
    assertThat(failing.state()).isEqualTo(SinkStatus.State.FAILING);
    assertThat(failing.message()).contains("failed").doesNotContain("secret");
    broken[0] = false;
    raise(dispatcher, "yard", 1);
    await(() -> received.size() == 1);
    await(() -> dispatcher.status().get("fails").state() == SinkStatus.State.WORKING);
    assertThat(dispatcher.status().get("fails").accepted()).isEqualTo(1);
  }

  @Test
  void closeSendsWhatWaitsAndClosesTheSink() {
    List<String> calls = new CopyOnWriteArrayList<>();
    AlertDispatcher dispatcher =
        start(
            AlertDispatcher.builder()
                .sink(
                    "list",
                    new AlertSink() {
                      @Override
                      public void send(Alert alert) {
                        calls.add("send");
                      }

                      @Override
                      public void close() {
                        calls.add("close");
                      }
                    }));
    raise(dispatcher, "yard", 2);
    dispatcher.close();

    assertThat(calls).containsExactly("send", "send", "close");
  }

  @Test
  void closeOnAnInterruptedThreadSendsWhatWaits() {
    List<Alert> received = new CopyOnWriteArrayList<>();
    Thread closer = Thread.currentThread();
    AlertDispatcher dispatcher =
        start(
            AlertDispatcher.builder()
                .sink(
                    "waits until the dispatcher is being closed",
                    alert -> {
                      released.await();
                      await(() -> closer.getState() == Thread.State.TIMED_WAITING);
                      received.add(alert);
                    }));
    raise(dispatcher, "yard", 3);

    closer.interrupt();
    released.countDown();
    dispatcher.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(received).hasSize(3);
  }

  @Test
  void closeAbandonsASinkThatHangs() {
    AlertDispatcher dispatcher =
        AlertDispatcher.builder()
            .closeTimeout(Duration.ofMillis(50))
            .sink("hangs", alert -> released.await())
            .build();
    raise(dispatcher, "yard", 3);
    dispatcher.close();

    assertThat(dispatcher.status().get("hangs").dropped()).isPositive();
  }

  @Test
  void streamSendsToItsOwnSinksOnly() {
    List<String> received = new CopyOnWriteArrayList<>();
    AlertDispatcher dispatcher =
        start(
            AlertDispatcher.builder()
                .sink("first", alert -> received.add("first " + alert.stream()))
                .sink("second", alert -> received.add("second " + alert.stream())));
    dispatcher.configure("yard", AlertPolicy.defaults(), Set.of("first"));
    raise(dispatcher, "yard", 1);
    raise(dispatcher, "door", 1);
    dispatcher.close();

    assertThat(received).containsExactlyInAnyOrder("first yard", "first door", "second door");
  }

  @Test
  void streamThatWasRemovedIsForgotten() {
    List<String> received = new CopyOnWriteArrayList<>();
    AlertDispatcher dispatcher =
        start(
            AlertDispatcher.builder()
                .sink("first", alert -> received.add("first"))
                .sink("second", alert -> received.add("second")));
    dispatcher.configure("yard", AlertPolicy.defaults(), Set.of("first"));
    dispatcher.onRemoved("yard");
    raise(dispatcher, "yard", 1);
    dispatcher.close();

    assertThat(received).containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void unknownSinkOfAStreamIsRejected() {
    AlertDispatcher dispatcher =
        start(AlertDispatcher.builder().sink("phone", alert -> released.countDown()));

    assertThatThrownBy(
            () -> dispatcher.configure("yard", AlertPolicy.defaults(), Set.of("telephone")))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("phone");
  }

  @Test
  void unknownKindOfSinkIsRejectedWithThoseFound() {
    AlertDispatcher.Builder builder = AlertDispatcher.builder();

    assertThatThrownBy(() -> builder.sink("log", "carrier-pigeon", Options.none()))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("There is no sink 'carrier-pigeon'");
  }
}
