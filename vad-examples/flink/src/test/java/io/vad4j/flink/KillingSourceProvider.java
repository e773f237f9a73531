package io.vad4j.flink;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.SourceInfo;
import io.vad4j.spi.FrameSourceProvider;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sources of {@code killing:} addresses of folders, which end the task that reads a given frame.
 */
public final class KillingSourceProvider implements FrameSourceProvider {
  private static final AtomicLong FRAMES = new AtomicLong();
  private static volatile FrameVisitor visitor = frames -> {};

  /** Called before each frame that any task reads. */
  interface FrameVisitor {
    void visit(long framesRead);
  }

  /** Calls a visitor from now on, with the number of frames since. */
  static void onFrame(FrameVisitor newVisitor) {
    FRAMES.set(0);
    visitor = newVisitor;
  }

  @Override
  public String name() {
    return "killing";
  }

  @Override
  public String description() {
    return "folders of images, for tests";
  }

  @Override
  public boolean supports(URI uri) {
    return "killing".equals(uri.getScheme());
  }

  @Override
  public FrameSource open(URI uri) {
    FrameSource source = FrameSource.open(Path.of(uri.getPath()));
    return new FrameSource() {
      @Override
      public SourceInfo info() {
        return source.info();
      }

      @Override
      public Optional<Frame> next() {
        visitor.visit(FRAMES.incrementAndGet());
        return source.next();
      }

      @Override
      public void close() {
        source.close();
      }
    };
  }
}
