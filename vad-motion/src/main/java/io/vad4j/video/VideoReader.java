package io.vad4j.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.vad4j.Frame;
import io.vad4j.FrameSourceException;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.SourceInfo;
import java.time.Duration;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Reads frames of a video: demuxes, decodes, converts. Used by one thread at a time. */
final class VideoReader implements AutoCloseable {
  private static final double DEFAULT_FRAME_RATE = 25;
  private static final double NANOS_PER_SECOND = 1e9;

  private final ReadInterrupter interrupter;
  private final Demuxer demuxer;
  private final Decoder decoder;
  private final SwsFrameConverter converter;
  private final PixelFormat format;
  private final SourceInfo info;
  private final DeclaredLength declaredLength;
  private final long interval;
  private final MonotonicTimestamps timestamps;
  private Optional<Frame> firstFrame;
  private long count;
  private double secondsRead;

  private VideoReader(
      VideoAddress address,
      VideoSettings settings,
      ReadInterrupter interrupter,
      Demuxer demuxer,
      Decoder decoder,
      AVFrame avFrame) {
    this.interrupter = interrupter;
    this.demuxer = demuxer;
    this.decoder = decoder;
    boolean live = address.live() || address.isWeb() && demuxer.isEndless();
    this.info =
        new SourceInfo(
            address.name(),
            avFrame.width(),
            avFrame.height(),
            demuxer.frameRate(),
            demuxer.frameCount(),
            live);
    this.declaredLength =
        live
            ? DeclaredLength.none()
            : new DeclaredLength(
                demuxer.frameCount(), demuxer.durationSeconds(), demuxer.frameRate());
    this.interval = Math.round(NANOS_PER_SECOND / demuxer.frameRate().orElse(DEFAULT_FRAME_RATE));
    this.timestamps = new MonotonicTimestamps(interval);
    PixelFormat sourceFormat =
        SwsFrameConverter.isGray(avFrame) ? PixelFormat.GRAY8 : PixelFormat.BGR24;
    this.format = settings.format().orElse(sourceFormat);
    this.converter = new SwsFrameConverter(avFrame.width(), avFrame.height(), format);
    this.firstFrame = Optional.of(toFrame(avFrame));
  }

  /**
   * Opens a video and decodes its first frame.
   *
   * @throws FrameSourceException if it is missing, is not video, is damaged, or does not answer
   */
  static VideoReader open(
      VideoAddress address, VideoSettings settings, ReadInterrupter interrupter) {
    Demuxer demuxer = Demuxer.open(address, settings.options(address), interrupter);
    try {
      Decoder decoder = new Decoder(address, demuxer, settings.decoderThreads());
      try {
        AVFrame avFrame =
            decoder
                .next(interrupter)
                .orElseThrow(
                    () -> new FrameSourceException(noFrameMessage(address, decoder, interrupter)));
        return new VideoReader(address, settings, interrupter, demuxer, decoder, avFrame);
      } catch (RuntimeException e) {
        decoder.close();
        throw e;
      }
    } catch (RuntimeException e) {
      demuxer.close();
      throw e;
    }
  }

  private static String noFrameMessage(
      VideoAddress address, Decoder decoder, ReadInterrupter interrupter) {
    return interrupter
        .reason()
        .map(reason -> "Opening %s %s.".formatted(address.name(), reason))
        .orElseGet(
            () ->
                "No frame of %s can be decoded: %s."
                    .formatted(
                        address.name(),
                        decoder.failure().isEmpty() ? "it has none" : decoder.failure()));
  }

  SourceInfo info() {
    return info;
  }

  /** The next frame, or empty at the end. */
  Optional<Frame> next() {
    if (firstFrame.isPresent()) {
      Optional<Frame> frame = firstFrame;
      firstFrame = Optional.empty();
      return frame;
    }
    Optional<AVFrame> avFrame = decoder.next(interrupter);
    if (avFrame.isEmpty()) {
      checkEnd();
      return Optional.empty();
    }
    return avFrame.map(this::toFrame);
  }

  private Frame toFrame(AVFrame avFrame) {
    if (avFrame.width() != info.width() || avFrame.height() != info.height()) {
      throw new InvalidFrameException(
          "Frame %d of %s is %dx%d pixels, but those before it are %dx%d; split it there."
              .formatted(
                  count,
                  info.name(),
                  avFrame.width(),
                  avFrame.height(),
                  info.width(),
                  info.height()));
    }
    Duration timestamp = toTimestamp(avFrame.best_effort_timestamp());
    return Frame.of(
        count++, timestamp, info.width(), info.height(), format, converter.convert(avFrame));
  }

  private Duration toTimestamp(long pts) {
    long absolute = Math.round(pts * demuxer.timeBase() * NANOS_PER_SECOND);
    Duration timestamp =
        pts == AV_NOPTS_VALUE ? timestamps.extrapolate() : timestamps.rebase(absolute);
    // Some headers count the duration from timestamp 0, others from the first frame.
    long readNanos =
        pts == AV_NOPTS_VALUE ? timestamp.toNanos() : Math.max(timestamp.toNanos(), absolute);
    secondsRead = (readNanos + interval) / NANOS_PER_SECOND;
    return timestamp;
  }

  private void checkEnd() {
    Optional<String> reason = interrupter.reason();
    if (reason.isPresent()) {
      throw new FrameSourceException(
          "Reading %s %s, after %d frames.".formatted(info.name(), reason.get(), count));
    }
    if (declaredLength.isTruncated(count, secondsRead)) {
      throw new FrameSourceException(
          ("%s is truncated: only %d of %d frames could be read%s. Copy the complete file, or repair it"
                  + " with FFmpeg.")
              .formatted(info.name(), count, declaredLength.expectedFrames(), failureDetail()));
    }
    if (!decoder.failure().isEmpty()) {
      throw new FrameSourceException(
          "%s could not be read after %d frames%s.".formatted(info.name(), count, failureDetail()));
    }
  }

  private String failureDetail() {
    return decoder.failure().isEmpty() ? "" : " (" + decoder.failure() + ")";
  }

  @Override
  public void close() {
    converter.close();
    decoder.close();
    demuxer.close();
  }
}
