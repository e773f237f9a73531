package io.vad4j.video;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vad4j.FrameSourceException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A monitor of servers of FFmpeg, whose streams resume by themselves. */
@Timeout(300)
class MonitoredFfmpegTest {
  private int port;
  private FfmpegServer entrance;
  private FfmpegServer yard;
  private TwoCameras cameras;

  @BeforeEach
  void start() throws IOException {
    port = RtspServer.freePort();
    entrance = FfmpegServer.start(port, "96x64", "mpeg2video");
    yard = FfmpegServer.start(RtspServer.freePort(), "96x64", "mpeg2video");
    cameras = new TwoCameras(entrance.address(), yard.address());
  }

  @AfterEach
  void stop() {
    cameras.close();
    entrance.close();
    yard.close();
  }

  @Test
  void aServerThatIsKilledResumesWithAnotherSizeAndCodec() throws IOException {
    entrance.close();
    cameras.awaitDown(Reason.REFUSED);
    entrance = FfmpegServer.start(port, "192x128", "mpeg4");
    cameras.awaitResumed(192);
  }

  @Test
  void aServerThatFreezesTimesOutAndResumes() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "Processes are frozen on Unix only.");
    entrance.freeze();
    cameras.awaitDown(Reason.TIMED_OUT);
    entrance.close();
    entrance = FfmpegServer.start(port, "192x128", "mpeg2video");
    cameras.awaitResumed(192);
  }
}
