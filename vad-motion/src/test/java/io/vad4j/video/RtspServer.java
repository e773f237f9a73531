package io.vad4j.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A process of GStreamer's RTSP server, where it is installed; on Debian:
 * gir1.2-gst-rtsp-server-1.0, gstreamer1.0-plugins-good, python3-gi.
 */
final class RtspServer implements AutoCloseable {
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
      factory.set_launch('( videotestsrc is-live=true ! video/x-raw,format=I420,width=%s,height=%s,framerate=20/1'
          ' ! jpegenc ! rtpjpegpay name=pay0 )' % (sys.argv[2], sys.argv[3]))
      if len(sys.argv) > 4:
          auth = GstRtspServer.RTSPAuth()
          token = GstRtspServer.RTSPToken()
          token.set_string('media.factory.role', 'user')
          auth.add_basic(GstRtspServer.RTSPAuth.make_basic('guard', sys.argv[4]), token)
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

  private final Process process;
  private final int port;

  private RtspServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Skips the test where the server is not installed. */
  static void assumeInstalled() throws IOException, InterruptedException {
    String check = "import gi; gi.require_version('GstRtspServer', '1.0')";
    boolean installed = false;
    try {
      installed = new ProcessBuilder(PYTHON, "-c", check).start().waitFor() == 0;
    } catch (IOException e) {
      // There is no Python.
    }
    assumeTrue(installed, "GStreamer's RTSP server is not installed");
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  /** A camera of 96 x 64 pixels that asks for no password, or for one of the user "guard". */
  static RtspServer start(int port, String... password) throws IOException {
    return start(port, 96, 64, password);
  }

  static RtspServer start(int port, int width, int height, String... password) throws IOException {
    List<String> command = new ArrayList<>(List.of(PYTHON, "-c", SERVER));
    List.of(port, width, height).forEach(number -> command.add(number.toString()));
    command.addAll(List.of(password));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    assertThat(output.readLine()).isEqualTo("ready");
    return new RtspServer(process, port);
  }

  URI address(String user) {
    return URI.create("rtsp://" + user + "127.0.0.1:" + port + "/1");
  }

  /** Stops the process, which keeps its connections. */
  void freeze() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
