package io.vad4j.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VideoAddressTest {
  @Test
  void aPasswordReachesTheCameraButNoMessage() {
    VideoAddress address = VideoAddress.of(URI.create("rtsp://guard:secret@camera/1"));

    assertThat(address.url()).isEqualTo("rtsp://guard:secret@camera/1");
    assertThat(address.name()).isEqualTo("rtsp://***@camera/1");
    assertThat(address.maskCredentials("Cannot reach rtsp://guard:secret@camera/1"))
        .isEqualTo("Cannot reach rtsp://***@camera/1");
  }

  @Test
  void schemesHaveNoCase() {
    VideoAddress address = VideoAddress.of(URI.create("RTSP://camera/Channel"));

    assertThat(address.url()).isEqualTo("rtsp://camera/Channel");
    assertThat(address.live()).isTrue();
  }

  @Test
  void aCameraOfThisMachineIsOpenedAsADevice() {
    VideoAddress address = VideoAddress.of(URI.create("v4l2:/dev/video0"));

    assertThat(address.device()).isEqualTo("v4l2");
    assertThat(address.url()).isEqualTo("/dev/video0");
    assertThat(address.live()).isTrue();
  }

  @Test
  void aWebAddressMayBeAFile() {
    VideoAddress address = VideoAddress.of(URI.create("https://example.org/clip.mp4"));

    assertThat(address.live()).isFalse();
    assertThat(address.isWeb()).isTrue();
  }

  @Test
  void aFileNameMayHoldColonsAndPercentSigns() {
    VideoAddress address = VideoAddress.of(Path.of("/tmp/a:b%20c.mp4").toUri());

    assertThat(address.url()).isEqualTo("file:/tmp/a:b%20c.mp4");
  }
}
