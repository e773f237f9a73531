package io.vad4j.core.source;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.SourceInfo;
import io.vad4j.tck.FrameSourceContract;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class SourceContractsTest {
  @TempDir Path folder;

  private FrameSource images() {
    for (int i = 0; i < 6; i++) {
      Path file = folder.resolve(i + ".png");
      Clips.image(file, 16, 12, BufferedImage.TYPE_BYTE_GRAY, 10 * i);
    }
    return ImageSequenceSource.open(folder);
  }

  @Nested
  class ImageSequence extends FrameSourceContract {
    @Override
    protected FrameSource open() {
      return images();
    }

    @Override
    protected Optional<FrameSource> openDamaged() throws IOException {
      Files.writeString(folder.resolve("1.png"), "no image");
      return Optional.of(ImageSequenceSource.open(folder));
    }
  }

  @Nested
  class InMemory extends FrameSourceContract {
    @Override
    protected FrameSource open() {
      return FrameSource.of("memory", Clips.flat(20, 16, 12));
    }
  }

  @Nested
  class Synthetic extends FrameSourceContract {
    @Override
    protected FrameSource open() {
      return FrameSource.open(URI.create("synthetic:street?width=160&height=120&frames=10"));
    }
  }

  @Nested
  class Prefetching extends FrameSourceContract {
    @Override
    protected FrameSource open() {
      return PrefetchingSource.of(FrameSource.of("memory", Clips.flat(20, 16, 12)));
    }

    @Override
    protected Optional<FrameSource> openSilent(Duration timeout) {
      return Optional.of(PrefetchingSource.of(new Silent(timeout)));
    }

    @Override
    protected Optional<FrameSource> openDamaged() {
      return Optional.of(PrefetchingSource.of(new Silent(Duration.ofNanos(1))));
    }
  }

  /** Has three frames, and then nothing. */
  private static final class Silent implements FrameSource {
    private final FrameSource frames = FrameSource.of("silent", Clips.flat(3, 16, 12));
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Duration timeout;

    Silent(Duration timeout) {
      this.timeout = timeout;
    }

    @Override
    public SourceInfo info() {
      return frames.info();
    }

    @Override
    public Optional<Frame> next() {
      Optional<Frame> frame = frames.next();
      try {
        if (frame.isEmpty() && !closing.await(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
          throw new FrameSourceException("Nothing came for " + timeout + ".");
        }
      } catch (InterruptedException e) {
        throw new FrameSourceException("Interrupted.", e);
      }
      return frame;
    }

    @Override
    public void close() {
      closing.countDown();
      frames.close();
    }
  }
}
