package io.vad4j.video;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import io.vad4j.tck.FrameSourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class VideoSourceContractTest {
  @TempDir Path folder;
  private final List<StallingServer> servers = new ArrayList<>();

  @AfterEach
  void stopServers() throws IOException {
    for (StallingServer server : servers) {
      server.close();
    }
  }

  private static List<Frame> driftingWave(int count) {
    return Clips.driftingWave(count, 96, 64, PixelFormat.BGR24);
  }

  private FrameSource open(String name) {
    return VideoSource.open(Clips.write(folder.resolve(name), driftingWave(20)));
  }

  /** The first part of a video of 90 frames. */
  private byte[] truncatedBytes(String name, double fraction) throws IOException {
    byte[] content = Files.readAllBytes(Clips.write(folder.resolve(name), driftingWave(90)));
    return Arrays.copyOf(content, (int) (fraction * content.length));
  }

  @Nested
  class Mp4 extends FrameSourceContract {
    @Override
    protected FrameSource open() {
      return VideoSourceContractTest.this.open("clip.mp4");
    }

    @Override
    protected Optional<FrameSource> openDamaged() throws IOException {
      Path file = folder.resolve("cut.mp4");
      return Optional.of(VideoSource.open(Files.write(file, truncatedBytes("whole.mp4", 0.5))));
    }
  }

  @Nested
  class Avi extends FrameSourceContract {
    @Override
    protected FrameSource open() {
      return VideoSourceContractTest.this.open("clip.avi");
    }

    @Override
    protected Optional<FrameSource> openDamaged() throws IOException {
      Path file = folder.resolve("cut.avi");
      return Optional.of(VideoSource.open(Files.write(file, truncatedBytes("whole.avi", 0.5))));
    }

    @Override
    protected Optional<FrameSource> openSilent(Duration timeout) throws IOException {
      StallingServer server = new StallingServer(truncatedBytes("whole.avi", 2 / 3.0));
      servers.add(server);
      return Optional.of(VideoSource.builder(server.address("tcp")).readTimeout(timeout).open());
    }
  }

  @Nested
  class Matroska extends FrameSourceContract {
    @Override
    protected FrameSource open() {
      return VideoSourceContractTest.this.open("clip.mkv");
    }
  }
}
