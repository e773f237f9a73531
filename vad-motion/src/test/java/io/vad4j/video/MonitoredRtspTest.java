package io.vad4j.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.FrameSourceException.Reason;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A monitor of GStreamer's RTSP server, where it is installed: what fails resumes by itself. */
@Timeout(300)
class MonitoredRtspTest {
  private static final String PASSWORD = "right";

  private int port;
  private RtspServer entrance;
  private RtspServer yard;
  private TwoCameras cameras;

  @BeforeAll
  static void findServer() throws IOException, InterruptedException {
    RtspServer.assumeInstalled();
  }

  @BeforeEach
  void start() throws IOException {
    port = RtspServer.freePort();
    entrance = RtspServer.start(port, PASSWORD);
    yard = RtspServer.start(RtspServer.freePort());
    cameras = new TwoCameras(entrance.address("guard:" + PASSWORD + "@"), yard.address(""));
  }

  @AfterEach
  void stop() {
    cameras.close();
    entrance.close();
    yard.close();
  }

  /** Starts the server anew with a larger picture. */
  private void restart(String password) throws IOException {
    entrance.close();
    entrance = RtspServer.start(port, 192, 128, password);
  }

  @Test
  void aServerThatIsKilledIsDownAndResumesWithAnotherSize() throws IOException {
    entrance.close();
    cameras.awaitDown(Reason.REFUSED);
    restart(PASSWORD);
    cameras.awaitResumed(192);
  }

  @Test
  void aServerThatFreezesTimesOutAndResumesWithAnotherSize()
      throws IOException, InterruptedException {
    entrance.freeze();
    cameras.awaitDown(Reason.TIMED_OUT);
    restart(PASSWORD);
    cameras.awaitResumed(192);
  }

  @Test
  void aPasswordThatChangesIsToldAndTheStreamResumesWhenItIsRightAgain() throws IOException {
    restart("another");
    cameras.awaitDown(Reason.AUTHENTICATION);
    assertThat(cameras.message()).doesNotContain(PASSWORD);
    restart(PASSWORD);
    cameras.awaitResumed(192);
  }
}
