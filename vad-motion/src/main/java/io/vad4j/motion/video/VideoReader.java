package io.vad4j.motion.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.vad4j.Frame;
import io.vad4j.FrameSourceException;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.SourceInfo;
import java.time.Duration;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Makes frames of a video's decoded pictures. For one thread at a time. */
final class VideoReader implements AutoCloseable {
  private static final double GUESSED_FRAME_RATE = 25;
  private static final double NANOSECONDS = 1e9;

  private final ReadWatch watch;
  private final Demuxer demuxer;
  private final Decoder decoder;
  private final PictureConverter converter;
  private final PixelFormat format;
  private final SourceInfo info;
  private final PromisedLength promised;
  private final long interval;
  private final TimeLine timeLine;
  private Optional<Frame> first;
  private long count;
  private double secondsRead;

  private VideoReader(
      VideoAddress address,
      VideoSettings settings,
      ReadWatch watch,
      Demuxer demuxer,
      Decoder decoder,
      AVFrame picture) {
    this.watch = watch;
    this.demuxer = demuxer;
    this.decoder = decoder;
    boolean live = address.live() || address.isWeb() && demuxer.isEndless();
    this.info =
        new SourceInfo(
            address.name(),
            picture.width(),
            picture.height(),
            demuxer.frameRate(),
            demuxer.frameCount(),
            live);
    this.promised =
        live
            ? PromisedLength.none()
            : new PromisedLength(demuxer.frameCount(), demuxer.seconds(), demuxer.frameRate());
    this.interval = Math.round(NANOSECONDS / demuxer.frameRate().orElse(GUESSED_FRAME_RATE));
    this.timeLine = new TimeLine(interval);
    PixelFormat stored = PictureConverter.isGrey(picture) ? PixelFormat.GRAY8 : PixelFormat.BGR24;
    this.format = settings.format().orElse(stored);
    this.converter = new PictureConverter(picture.width(), picture.height(), format);
    this.first = Optional.of(frame(picture));
  }

  /**
   * Opens a video and decodes its first frame.
   *
   * @throws FrameSourceException if it is missing, is not video, is damaged, or does not answer
   */
  static VideoReader open(VideoAddress address, VideoSettings settings, ReadWatch watch) {
    Demuxer demuxer = Demuxer.open(address, settings.options(address), watch);
    try {
      Decoder decoder = new Decoder(address, demuxer, settings.decoderThreads());
      try {
        AVFrame picture =
            decoder
                .next(watch)
                .orElseThrow(() -> new FrameSourceException(noPicture(address, decoder, watch)));
        return new VideoReader(address, settings, watch, demuxer, decoder, picture);
      } catch (RuntimeException e) {
        decoder.close();
        throw e;
      }
    } catch (RuntimeException e) {
      demuxer.close();
      throw e;
    }
  }

  private static String noPicture(VideoAddress address, Decoder decoder, ReadWatch watch) {
    return watch
        .reason()
        .map(reason -> "Opening %s %s.".formatted(address.name(), reason))
        .orElseGet(
            () ->
                "No picture of %s can be decoded: %s."
                    .formatted(
                        address.name(),
                        decoder.failure().isEmpty() ? "it has none" : decoder.failure()));
  }

  SourceInfo info() {
    return info;
  }

  /** The next frame, or empty at the end. */
  Optional<Frame> next() {
    if (first.isPresent()) {
      Optional<Frame> frame = first;
      first = Optional.empty();
      return frame;
    }
    Optional<AVFrame> picture = decoder.next(watch);
    if (picture.isEmpty()) {
      checkEnd();
      return Optional.empty();
    }
    return picture.map(this::frame);
  }

  private Frame frame(AVFrame picture) {
    if (picture.width() != info.width() || picture.height() != info.height()) {
      throw new InvalidFrameException(
          "Frame %d of %s is %dx%d pixels, but those before it are %dx%d; split it there."
              .formatted(
                  count,
                  info.name(),
                  picture.width(),
                  picture.height(),
                  info.width(),
                  info.height()));
    }
    Duration time = time(picture.best_effort_timestamp());
    return Frame.of(count++, time, info.width(), info.height(), format, converter.convert(picture));
  }

  private Duration time(long stamp) {
    long absolute = Math.round(stamp * demuxer.timeBase() * NANOSECONDS);
    Duration time = stamp == AV_NOPTS_VALUE ? timeLine.unstamped() : timeLine.stamped(absolute);
    // Some headers count the duration from time stamp 0, others from the first frame.
    long read = stamp == AV_NOPTS_VALUE ? time.toNanos() : Math.max(time.toNanos(), absolute);
    secondsRead = (read + interval) / NANOSECONDS;
    return time;
  }

  private void checkEnd() {
    Optional<String> reason = watch.reason();
    if (reason.isPresent()) {
      throw new FrameSourceException(
          "Reading %s %s, after %d frames.".formatted(info.name(), reason.get(), count));
    }
    if (promised.isCutOff(count, secondsRead)) {
      throw new FrameSourceException(
          ("%s was cut off: only %d of %d frames could be read%s. Copy the whole file, or repair it"
                  + " with FFmpeg.")
              .formatted(info.name(), count, promised.expectedFrames(), because()));
    }
    if (!decoder.failure().isEmpty()) {
      throw new FrameSourceException(
          "%s could not be read on after %d frames%s.".formatted(info.name(), count, because()));
    }
  }

  private String because() {
    return decoder.failure().isEmpty() ? "" : " (" + decoder.failure() + ")";
  }

  @Override
  public void close() {
    converter.close();
    decoder.close();
    demuxer.close();
  }
}
