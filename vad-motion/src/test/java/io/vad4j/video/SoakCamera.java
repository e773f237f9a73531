package io.vad4j.video;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.core.image.BufferedImageConverter;
import io.vad4j.core.simulation.SyntheticAnomaly;
import io.vad4j.core.simulation.SyntheticScene;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A camera of a synthetic scene, with cyclists, over HTTP, that fails at random times in random
 * ways: it is killed, closes its connections, stalls, sends garbage, is not found, or asks for a
 * password. Afterwards it serves images of another size, or of the one before.
 */
final class SoakCamera implements AutoCloseable {
  private static final int FRAMES = 500;
  private static final double FRAME_RATE = 20;
  private static final int NORMAL_FRAMES = 1200;
  private static final MjpegServer.Mode[] FAULTS = {
    MjpegServer.Mode.CLOSING,
    MjpegServer.Mode.STALLING,
    MjpegServer.Mode.GARBAGE,
    MjpegServer.Mode.NOT_FOUND,
    MjpegServer.Mode.UNAUTHORIZED
  };

  private final Images images;
  private final Random random;
  private final int port;
  private MjpegServer server;
  private boolean killed;
  private boolean failing;

  /** The images that all cameras share, of two sizes. */
  record Images(List<byte[]> small, List<byte[]> large) {
    static Images render() throws IOException {
      return new Images(encode(160, 120), encode(320, 240));
    }

    private static List<byte[]> encode(int width, int height) throws IOException {
      List<byte[]> encoded = new ArrayList<>();
      try (FrameSource source = scene(width, height).testClip(2, FRAMES).open()) {
        for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next()) {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          ImageIO.write(BufferedImageConverter.toBufferedImage(next.get()), "jpg", bytes);
          encoded.add(bytes.toByteArray());
        }
      }
      return encoded;
    }
  }

  SoakCamera(Images images, Random random) throws IOException {
    this.images = images;
    this.random = random;
    server = new MjpegServer(0, images.small(), images.large());
    port = server.address().getPort();
  }

  private static SyntheticScene scene(int width, int height) {
    return SyntheticScene.builder()
        .size(width, height)
        .frameRate(FRAME_RATE)
        .anomalies(SyntheticAnomaly.CYCLIST)
        .build();
  }

  /** Normal video of the scene. */
  static FrameSource normalVideo() {
    return scene(160, 120).normalClip(1, NORMAL_FRAMES).open();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port + "/video");
  }

  boolean isFailing() {
    return failing;
  }

  /** Begins a fault of a random kind; its name. */
  String fail() {
    failing = true;
    int kind = random.nextInt(FAULTS.length + 1);
    if (kind == FAULTS.length) {
      server.close();
      killed = true;
      return "KILLED";
    }
    server.setMode(FAULTS[kind]);
    return FAULTS[kind].name();
  }

  /** Ends the fault: the camera serves again, with one of the two sizes. */
  void mend() throws IOException {
    if (killed) {
      server = new MjpegServer(port, images.small(), images.large());
      killed = false;
    }
    server.setMode(
        random.nextBoolean() ? MjpegServer.Mode.SERVING : MjpegServer.Mode.SERVING_LARGER);
    failing = false;
  }

  @Override
  public void close() {
    server.close();
  }
}
