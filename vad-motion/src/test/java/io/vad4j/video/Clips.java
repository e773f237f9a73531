package io.vad4j.video;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Synthetic clips, written to and read from files. */
final class Clips {
  private Clips() {}

  /** Frames of a drifting wave, in colour or grayscale, 40 ms apart. */
  static List<Frame> driftingWave(int count, int width, int height, PixelFormat format) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] pixels = new byte[width * height * format.channels()];
      for (int p = 0; p < pixels.length; p++) {
        int channel = p % format.channels();
        int x = p / format.channels() % width;
        int y = p / format.channels() / width;
        double wave = Math.sin((x + 2 * i) / 11.0 + channel) * Math.cos((y - i) / 8.0);
        pixels[p] = (byte) Math.round(128 + 70 * wave);
      }
      frames.add(Frame.of(i, Duration.ofMillis(40L * i), width, height, format, pixels));
    }
    return frames;
  }

  /** Frames of moving texture that no codec codes in a few bytes, 40 ms apart. */
  static List<Frame> noise(int count, int width, int height) {
    Random random = new Random(1);
    byte[] texture = new byte[4 * width * height];
    random.nextBytes(texture);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] pixels = new byte[width * height];
      for (int p = 0; p < pixels.length; p++) {
        int x = (p % width + 3 * i) / 4;
        int y = (p / width + i) / 4;
        pixels[p] = (byte) (64 + (texture[y * width + x] & 0x7F));
      }
      frames.add(Frame.of(i, Duration.ofMillis(40L * i), width, height, PixelFormat.GRAY8, pixels));
    }
    return frames;
  }

  static Path write(Path file, List<Frame> frames) {
    try (VideoWriter writer = VideoWriter.open(file, 25)) {
      frames.forEach(writer::write);
    }
    return file;
  }

  /** Encodes with an encoder of FFmpeg that {@link VideoWriter} does not use. */
  static Path encode(Path file, String muxer, String encoder, List<Frame> frames) {
    Ffmpeg.load();
    VideoTiming timing = VideoTiming.fixedFrameRate(25);
    try (SwsEncoderFrame buffer = new SwsEncoderFrame(frames.get(0));
        VideoEncoder output =
            new VideoEncoder(
                file,
                file.toString(),
                muxer,
                List.of(encoder),
                timing,
                buffer.width(),
                buffer.height())) {
      for (Frame frame : frames) {
        AVFrame filled = buffer.fill(frame);
        filled.pts(timing.nextTimestamp(frame)).duration(timing.duration());
        output.write(filled);
      }
      output.finish();
    }
    return file;
  }

  /** Concatenated JPEG images (MJPEG). */
  static byte[] encodeJpegs(int count, int width, int height, int imageType) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      BufferedImage image = new BufferedImage(width, height, imageType);
      Graphics2D graphics = image.createGraphics();
      graphics.setPaint(new GradientPaint(i, 0, Color.BLACK, width, height, Color.WHITE));
      graphics.fillRect(0, 0, width, height);
      graphics.dispose();
      ImageIO.write(image, "jpeg", file);
    }
    return file.toByteArray();
  }

  static List<Frame> readAll(FrameSource source) {
    List<Frame> frames = new ArrayList<>();
    Optional<Frame> next = source.next();
    while (next.isPresent()) {
      frames.add(next.get());
      next = source.next();
    }
    return frames;
  }

  /** Peak signal-to-noise ratio in decibels. */
  static double psnr(Frame one, Frame other) {
    byte[] a = new byte[one.byteCount()];
    byte[] b = new byte[other.byteCount()];
    one.copyTo(a);
    other.copyTo(b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = (a[i] & 0xFF) - (b[i] & 0xFF);
      sum += difference * difference;
    }
    return 10 * Math.log10(255 * 255 / (sum / a.length));
  }
}
