package io.vad4j.motion.video;

import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import io.vad4j.tck.FrameSourceContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class VideoSourceContractTest {
  @TempDir Path folder;

  private FrameSource open(String name) {
    return VideoSource.open(
        Clips.write(folder.resolve(name), Clips.drifting(20, 96, 64, PixelFormat.BGR24)));
  }

  @Nested
  class Mp4 extends FrameSourceContract {
    @Override
    protected FrameSource open() {
      return VideoSourceContractTest.this.open("clip.mp4");
    }
  }

  @Nested
  class Avi extends FrameSourceContract {
    @Override
    protected FrameSource open() {
      return VideoSourceContractTest.this.open("clip.avi");
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
