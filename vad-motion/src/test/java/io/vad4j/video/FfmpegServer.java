package io.vad4j.video;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** A process of FFmpeg that serves a test picture to one client over HTTP, as MPEG-TS. */
final class FfmpegServer implements AutoCloseable {
  private final Process process;
  private final URI address;

  private FfmpegServer(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * A server that may not listen yet.
   *
   * @param size width and height, such as 96x64
   * @param encoder an encoder of FFmpeg
   */
  static FfmpegServer start(int port, String size, String encoder) throws IOException {
    URI address = URI.create("http://127.0.0.1:" + port + "/live.ts");
    List<String> command =
        List.of(
            Loader.load(ffmpeg.class),
            "-nostdin",
            "-re",
            "-f",
            "lavfi",
            "-i",
            "testsrc=rate=20:size=" + size,
            "-c:v",
            encoder,
            "-g",
            "10",
            "-f",
            "mpegts",
            "-flush_packets",
            "1",
            "-listen",
            "1",
            address.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new FfmpegServer(process, address);
  }

  URI address() {
    return address;
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
