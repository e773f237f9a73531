package io.vad4j.cli.console;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stream of results that keeps the first exception, which {@link PrintStream} would hide. */
public final class ResultStream extends PrintStream {
  private final Sink sink;

  /** Writes UTF-8 text to a stream, buffered. */
  public ResultStream(OutputStream target) {
    this(new Sink(target));
  }

  private ResultStream(Sink sink) {
    super(new BufferedOutputStream(sink), false, StandardCharsets.UTF_8);
    this.sink = sink;
  }

  /** Flushes; the exception of the target, if there ever was one. */
  Optional<IOException> flushAndCheck() {
    flush();
    return Optional.ofNullable(sink.failure);
  }

  private static final class Sink extends FilterOutputStream {
    private @Nullable IOException failure;

    Sink(OutputStream target) {
      super(target);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw keep(e);
      }
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        throw keep(e);
      }
    }

    private IOException keep(IOException e) {
      failure = failure == null ? e : failure;
      return e;
    }
  }
}
