package io.vad4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

class ListenerGuardTest {
  private final RecordingLogger log = new RecordingLogger();
  private final ListenerGuard guard = new ListenerGuard("a listener", log);

  private static void fail() {
    throw new IllegalStateException("broken");
  }

  @Test
  void reportsTheFirstExceptionWithTheClassOfTheListener() {
    guard.run(ListenerGuardTest::fail);
    guard.run(ListenerGuardTest::fail);

    assertThat(log.lines).hasSize(1);
    assertThat(log.lines.get(0)).contains("WARN", "java.lang.String", "broken");
  }

  @Test
  void runsCallsAfterAnException() {
    List<String> calls = new ArrayList<>();

    guard.run(ListenerGuardTest::fail);
    guard.run(() -> calls.add("second"));

    assertThat(calls).containsExactly("second");
  }

  @Test
  void passesErrorsOn() {
    AssertionError error = new AssertionError("no exception");

    assertThatThrownBy(
            () ->
                guard.run(
                    () -> {
                      throw error;
                    }))
        .isSameAs(error);
  }

  private static final class RecordingLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    final transient List<String> lines = new ArrayList<>();

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
      return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level,
        @Nullable Marker marker,
        String pattern,
        Object @Nullable [] arguments,
        @Nullable Throwable thrown) {
      lines.add(level + " " + MessageFormatter.basicArrayFormat(pattern, arguments) + thrown);
    }

    @Override
    public boolean isTraceEnabled() {
      return true;
    }

    @Override
    public boolean isDebugEnabled() {
      return true;
    }

    @Override
    public boolean isInfoEnabled() {
      return true;
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }
  }
}
