package io.vad4j.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.FrameSourceException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Against GStreamer's RTSP server, where it is installed; on Debian: gir1.2-gst-rtsp-server-1.0,
 * gstreamer1.0-plugins-good, python3-gi.
 */
@Timeout(120)
class RtspServerTest {
  private static final String PYTHON = "/usr/bin/python3";

  private static final String SERVER =
      """
      import sys, gi
      gi.require_version('Gst', '1.0')
      gi.require_version('GstRtspServer', '1.0')
      from gi.repository import Gst, GstRtspServer, GLib
      Gst.init(None)
      server = GstRtspServer.RTSPServer()
      server.set_address('127.0.0.1')
      server.set_service(sys.argv[1])
      factory = GstRtspServer.RTSPMediaFactory()
      factory.set_launch('( videotestsrc is-live=true ! video/x-raw,format=I420,width=96,height=64,framerate=20/1'
          ' ! jpegenc ! rtpjpegpay name=pay0 )')
      if len(sys.argv) > 2:
          auth = GstRtspServer.RTSPAuth()
          token = GstRtspServer.RTSPToken()
          token.set_string('media.factory.role', 'user')
          auth.add_basic(GstRtspServer.RTSPAuth.make_basic('guard', sys.argv[2]), token)
          server.set_auth(auth)
          permissions = GstRtspServer.RTSPPermissions()
          permissions.add_permission_for_role('user', 'media.factory.access', True)
          permissions.add_permission_for_role('user', 'media.factory.construct', True)
          factory.set_permissions(permissions)
      server.get_mount_points().add_factory('/1', factory)
      server.attach(None)
      print('ready', flush=True)
      GLib.MainLoop().run()
      """;

  @BeforeAll
  static void findServer() throws IOException, InterruptedException {
    String check = "import gi; gi.require_version('GstRtspServer', '1.0')";
    boolean installed = false;
    try {
      installed = new ProcessBuilder(PYTHON, "-c", check).start().waitFor() == 0;
    } catch (IOException e) {
      // There is no Python.
    }
    assumeTrue(installed, "GStreamer's RTSP server is not installed");
  }

  /** A running server. */
  private record Server(Process process, int port) implements AutoCloseable {
    static Server start(int port, String... password) throws IOException {
      String[] command = {PYTHON, "-c", SERVER, String.valueOf(port)};
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.command().addAll(java.util.List.of(password));
      Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      BufferedReader output =
          new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
      assertThat(output.readLine()).isEqualTo("ready");
      return new Server(process, port);
    }

    URI address(String user) {
      return URI.create("rtsp://" + user + "127.0.0.1:" + port + "/1");
    }

    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static FrameSource open(URI address) {
    return VideoSource.builder(address)
        .openTimeout(Duration.ofSeconds(20))
        .readTimeout(Duration.ofSeconds(2))
        .open();
  }

  private static Frame read(FrameSource source, int frames) {
    Optional<Frame> frame = Optional.empty();
    for (int i = 0; i < frames; i++) {
      frame = source.next();
    }
    return frame.orElseThrow();
  }

  @Test
  void aCameraIsReadInRealTime() throws IOException {
    try (Server server = Server.start(freePort());
        FrameSource source = open(server.address(""))) {
      long start = System.nanoTime();
      Frame last = read(source, 30);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);

      assertThat(source.info().live()).isTrue();
      assertThat(last.width()).isEqualTo(96);
      assertThat(last.timestamp()).isBetween(elapsed.minusSeconds(1), elapsed.plusSeconds(2));
    }
  }

  @Test
  void aWrongPasswordIsTold() throws IOException {
    try (Server server = Server.start(freePort(), "right")) {
      for (String user : new String[] {"", "guard:wrong@", "other:right@"}) {
        FrameSourceException fault =
            catchThrowableOfType(
                FrameSourceException.class, () -> open(server.address(user)).close());

        assertThat(fault.reason()).as(user).isEqualTo(Reason.AUTHENTICATION);
        assertThat(fault).hasMessageNotContaining("wrong@").hasMessageNotContaining(":right");
      }
      try (FrameSource source = open(server.address("guard:right@"))) {
        assertThat(source.next()).isPresent();
      }
    }
  }

  @Test
  void aServerThatStopsIsAFaultAndCanBeOpenedAgain() throws IOException {
    int port = freePort();
    FrameSourceException fault;
    try (Server server = Server.start(port);
        FrameSource source = open(server.address(""))) {
      read(source, 5);
      server.close();
      fault = catchThrowableOfType(FrameSourceException.class, () -> Clips.readAll(source));
    }
    assertThat(fault.reason()).isIn(Reason.ENDED, Reason.CUT_OFF, Reason.TIMED_OUT);
    URI address = URI.create("rtsp://127.0.0.1:" + port + "/1");
    FrameSourceException refused =
        catchThrowableOfType(FrameSourceException.class, () -> open(address).close());
    assertThat(refused.reason()).isEqualTo(Reason.REFUSED);

    try (Server server = Server.start(port);
        FrameSource source = open(server.address(""))) {
      assertThat(source.next()).isPresent();
    }
  }

  @Test
  void aServerThatFreezesTimesOut() throws IOException, InterruptedException {
    try (Server server = Server.start(freePort());
        FrameSource source = open(server.address(""))) {
      read(source, 5);
      new ProcessBuilder("kill", "-STOP", String.valueOf(server.process().pid())).start().waitFor();

      FrameSourceException fault =
          catchThrowableOfType(FrameSourceException.class, () -> Clips.readAll(source));

      assertThat(fault.reason()).isEqualTo(Reason.TIMED_OUT);
    }
  }
}
