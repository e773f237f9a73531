package io.vad4j.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.vad4j.Frame;
import io.vad4j.FrameSourceException;
import io.vad4j.FrameSourceException.Reason;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.SourceInfo;
import io.vad4j.core.frames.SelectiveSource;
import io.vad4j.core.frames.SelectiveSource.Choice;
import io.vad4j.core.image.BitDepth;
import io.vad4j.video.length.DeclaredLength;
import io.vad4j.video.length.FileExtent;
import io.vad4j.video.stream.FrameTimes;
import io.vad4j.video.stream.PacketBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads frames of a video: demuxes, decodes, converts. Used by one thread at a time. */
final class VideoReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VideoReader.class);
  private static final double DEFAULT_FRAME_RATE = 25;
  private static final double NANOS_PER_SECOND = 1e9;

  private final VideoAddress address;
  private final ReadInterrupter interrupter;
  private final Demuxer demuxer;
  private final Decoder decoder;
  private final PacketBuffer packets;
  private final SwsFrameConverter converter;
  private final PixelFormat format;
  private final PictureGeometry geometry;

  /** Whether pictures are converted to grey, and to colour only when it is read. */
  private final boolean deferring;

  private final SourceInfo info;
  private final DeclaredLength declaredLength;
  private final boolean timedByArrival;
  private final long interval;
  private final FrameTimes times;
  private final int codedWidth;
  private final int codedHeight;
  private Optional<Frame> firstFrame;
  private final Optional<String> bitDepthWarning;
  private long count;
  private volatile long unwanted;

  /** What is added to timestamps of packets for those of frames, in nanoseconds. */
  private long offset;

  private double secondsRead;
  private boolean sizeChangeReported;
  private boolean damageReported;

  private VideoReader(
      VideoAddress address,
      VideoSettings settings,
      ReadInterrupter interrupter,
      Demuxer demuxer,
      Decoder decoder,
      PacketBuffer packets,
      boolean live,
      AVFrame avFrame) {
    this.address = address;
    this.interrupter = interrupter;
    this.demuxer = demuxer;
    this.decoder = decoder;
    this.packets = packets;
    this.codedWidth = avFrame.width();
    this.codedHeight = avFrame.height();
    this.timedByArrival = live && demuxer.lacksTimestamps();
    OptionalDouble frameRate = timedByArrival ? OptionalDouble.empty() : demuxer.frameRate();
    PictureGeometry geometry = PictureGeometry.of(avFrame, demuxer.pixelAspect(avFrame));
    this.info =
        new SourceInfo(
            address.name(),
            geometry.seenWidth(),
            geometry.seenHeight(),
            frameRate,
            demuxer.frameCount(),
            live);
    this.declaredLength =
        live
            ? DeclaredLength.none()
            : new DeclaredLength(demuxer.frameCount(), demuxer.durationSeconds(), frameRate);
    this.interval = Math.round(NANOS_PER_SECOND / frameRate.orElse(DEFAULT_FRAME_RATE));
    this.times = new FrameTimes(interval, live ? OptionalLong.empty() : containerStart(avFrame));
    PixelFormat sourceFormat =
        SwsFrameConverter.isGray(avFrame) ? PixelFormat.GRAY8 : PixelFormat.BGR24;
    this.format = settings.format().orElse(sourceFormat);
    this.geometry = geometry;
    this.deferring =
        settings.format().isEmpty()
            && format != PixelFormat.GRAY8
            && SwsFrameConverter.PlanarPicture.isPlanar(avFrame);
    this.converter = new SwsFrameConverter(geometry, deferring ? PixelFormat.GRAY8 : format);
    Frame first = toFrame(avFrame);
    this.firstFrame = Optional.of(first);
    this.bitDepthWarning =
        BitDepth.warning(info.name(), SwsFrameConverter.bitsPerSample(avFrame), first);
  }

  /** A start that lies further before the first frame than the file is long is of another clock. */
  private OptionalLong containerStart(AVFrame first) {
    OptionalLong start = demuxer.start();
    long timestamp = Demuxer.timestamp(first);
    if (start.isEmpty() || timestamp == AV_NOPTS_VALUE) {
      return OptionalLong.empty();
    }
    long wait = toNanos(timestamp) - start.getAsLong();
    return wait > demuxer.duration().orElse(Long.MAX_VALUE) ? OptionalLong.empty() : start;
  }

  /**
   * Opens a video and decodes its first frame.
   *
   * @throws FrameSourceException if it is missing, is not video, is damaged, or does not answer
   */
  static VideoReader open(
      VideoAddress address, VideoSettings settings, ReadInterrupter interrupter) {
    if (!address.isFile()) {
      return open(address, settings, interrupter, false);
    }
    // An encoder that pads its pictures does so from the first.
    try {
      VideoReader reader = open(address, settings, interrupter, true);
      if (reader.damaged() == 0) {
        return reader;
      }
      reader.damageReported = true;
      reader.close();
    } catch (FrameSourceException e) {
      LOG.debug("Opened again, less strictly: {}", e.getMessage());
    }
    Ffmpeg.clearLastError();
    return open(address, settings, interrupter, false);
  }

  private static VideoReader open(
      VideoAddress address, VideoSettings settings, ReadInterrupter interrupter, boolean strict) {
    Demuxer demuxer = Demuxer.open(address, settings.options(address), interrupter);
    try {
      boolean live = address.live() || address.isWeb() && demuxer.isLiveResource();
      if (live && demuxer.lacksTimestamps()) {
        demuxer.stampArrival();
      }
      Decoder decoder = new Decoder(address, demuxer, settings.decoderThreads(), strict);
      PacketBuffer packets = demuxer.buffer();
      try {
        AVFrame avFrame =
            decoder
                .next(interrupter)
                .orElseThrow(
                    () ->
                        demuxer.needsItsEndFirst()
                            ? endNeededFirst(address)
                            : noFrame(address, decoder, interrupter));
        return new VideoReader(
            address, settings, interrupter, demuxer, decoder, packets, live, avFrame);
      } catch (RuntimeException e) {
        packets.close();
        decoder.close();
        throw e;
      }
    } catch (RuntimeException e) {
      demuxer.close();
      throw e;
    }
  }

  private static FrameSourceException endNeededFirst(VideoAddress address) {
    return new FrameSourceException(
        Reason.NOT_VIDEO,
        "%s has its index at the end, and its server sends it from start to end only. Copy the file, or move the index to its start with FFmpeg's -movflags +faststart."
            .formatted(address.name()));
  }

  private static FrameSourceException noFrame(
      VideoAddress address, Decoder decoder, ReadInterrupter interrupter) {
    return interrupter
        .cause()
        .map(cause -> interrupter.exception(cause, "Opening " + address.name(), ""))
        .orElseGet(
            () -> {
              long damaged = decoder.damage().count();
              String detail =
                  decoder.failure().isEmpty() ? decoder.damage().cause() : decoder.failure();
              return new FrameSourceException(
                  decoder.failure().isEmpty() ? Reason.DAMAGED : decoder.failureReason(),
                  "No frame of %s can be decoded: %s%s."
                      .formatted(
                          address.name(),
                          damaged > 0 ? damaged + " pictures are damaged" : "it has none",
                          detail.isEmpty() ? "" : " (" + detail + ")"));
            });
  }

  /** The last packets of the video. */
  PacketBuffer packets() {
    return packets;
  }

  SourceInfo info() {
    return info;
  }

  /** The number of pictures left out. */
  long damaged() {
    return decoder.damage().count();
  }

  /** The number of pictures left out since they were not wanted. */
  long dropped() {
    return unwanted + decoder.damage().leftOut();
  }

  /** Sets what becomes of the pictures, from any thread. */
  void select(SelectiveSource.Selection selection) {
    decoder.select(
        (packet, startsGroup) -> {
          long time = packet.dts() == AV_NOPTS_VALUE ? packet.pts() : packet.dts();
          return time == AV_NOPTS_VALUE
              ? Choice.DECODE
              : selection.choose(
                  Duration.ofNanos(Math.max(0, toNanos(time) + offset)), startsGroup);
        });
  }

  /** The next frame, or empty at the end. */
  Optional<Frame> next() {
    if (firstFrame.isPresent()) {
      Optional<Frame> frame = firstFrame;
      firstFrame = Optional.empty();
      bitDepthWarning.ifPresent(LOG::warn);
      return frame;
    }
    Optional<AVFrame> avFrame = decoder.next(interrupter);
    while (avFrame.isPresent() && !decoder.isWanted()) {
      toTimestamp(avFrame.get());
      unwanted++;
      avFrame = decoder.next(interrupter);
    }
    if (avFrame.isEmpty()) {
      checkEnd();
      return Optional.empty();
    }
    return avFrame.map(this::toFrame);
  }

  private Frame toFrame(AVFrame avFrame) {
    Duration timestamp = toTimestamp(avFrame);
    if (avFrame.width() != codedWidth || avFrame.height() != codedHeight) {
      onSizeChange(avFrame, timestamp);
    }
    long index = position();
    count++;
    PixelFormat converted = deferring ? PixelFormat.GRAY8 : format;
    Frame frame =
        Frame.wrap(
            index, timestamp, info.width(), info.height(), converted, converter.convert(avFrame));
    if (!deferring) {
      return frame;
    }
    SwsFrameConverter.PlanarPicture picture = SwsFrameConverter.PlanarPicture.of(avFrame);
    return Frame.deferred(frame, format, () -> picture.convert(geometry, format));
  }

  /** The number of pictures before the present one. */
  private long position() {
    return count + damaged() + dropped();
  }

  private void onSizeChange(AVFrame avFrame, Duration timestamp) {
    String change =
        "%dx%d pixels instead of %dx%d from frame %d, %s, on"
            .formatted(
                avFrame.width(),
                avFrame.height(),
                codedWidth,
                codedHeight,
                position(),
                seconds(timestamp));
    if (!info.live()) {
      throw new InvalidFrameException("%s has %s; split it there.".formatted(info.name(), change));
    }
    if (!sizeChangeReported) {
      sizeChangeReported = true;
      LOG.warn("{} has {}; its frames are scaled to the size before.", info.name(), change);
    }
  }

  private static String seconds(Duration time) {
    return "%d.%03d s".formatted(time.toSeconds(), time.toMillisPart());
  }

  private Duration toTimestamp(AVFrame frame) {
    long pts = Demuxer.timestamp(frame);
    if (pts == AV_NOPTS_VALUE) {
      Duration timestamp = times.extrapolate();
      secondsRead = (timestamp.toNanos() + interval) / NANOS_PER_SECOND;
      return timestamp;
    }
    long absolute = toNanos(pts);
    Duration timestamp = times.at(absolute);
    offset = timestamp.toNanos() - absolute;
    packets.onFrame(absolute, timestamp.toNanos());
    // Some headers count the duration from timestamp 0, others from the first frame.
    long readNanos = Math.max(timestamp.toNanos(), absolute);
    secondsRead = (readNanos + Math.max(interval, toNanos(frame.duration()))) / NANOS_PER_SECOND;
    return timestamp;
  }

  private long toNanos(long pts) {
    return Math.round(pts * demuxer.timeBase() * NANOS_PER_SECOND);
  }

  private void checkEnd() {
    Optional<ReadInterrupter.Cause> cause = interrupter.cause();
    if (cause.isPresent()) {
      if (cause.get() == ReadInterrupter.Cause.CLOSED) {
        return;
      }
      throw interrupter.exception(
          cause.get(), "Reading " + info.name(), ", after %d frames".formatted(count));
    }
    long read = Math.max(count + dropped(), decoder.damage().packets());
    boolean cutOff =
        decoder.endsCorrupt()
            || demuxer.isCutOff()
            || address.isFile() && FileExtent.isCutOff(address.path());
    if (declaredLength.isTruncated(read, secondsRead, cutOff)) {
      throw new FrameSourceException(
          Reason.CUT_OFF,
          ("%s is truncated: only %d of %d frames could be read%s. Copy the complete file, or"
                  + " repair it with FFmpeg.")
              .formatted(info.name(), count, declaredLength.expectedFrames(), failureDetail()));
    }
    boolean ended = decoder.failure().isEmpty() || decoder.failureReason() == Reason.CUT_OFF;
    if (ended && (info.live() && !address.isWeb() || timedByArrival)) {
      throw new FrameSourceException(
          Reason.ENDED,
          "%s has ended after %d frames: its stream was closed%s. Open it again."
              .formatted(info.name(), count, failureDetail()));
    }
    if (!decoder.failure().isEmpty()) {
      throw new FrameSourceException(
          decoder.failureReason(),
          "%s could not be read after %d frames%s.".formatted(info.name(), count, failureDetail()));
    }
    reportDamage();
    if (cutOff) {
      LOG.warn(
          "The end of {} is missing; its {} frames end at {}.",
          info.name(),
          count,
          seconds(Duration.ofMillis(Math.round(secondsRead * 1000))));
    }
  }

  private String failureDetail() {
    return decoder.failure().isEmpty() ? "" : " (" + decoder.failure() + ")";
  }

  /** Warns once of the pictures that were left out. */
  private void reportDamage() {
    long damaged = damaged();
    if (damaged > 0 && !damageReported) {
      damageReported = true;
      String cause = decoder.damage().cause();
      LOG.warn(
          "{} of {} pictures of {} could not be decoded and were left out{}.",
          damaged,
          damaged + count,
          info.name(),
          cause.isEmpty() ? ": the first depend on one before the start" : " (" + cause + ")");
    }
  }

  @Override
  public void close() {
    reportDamage();
    packets.close();
    converter.close();
    decoder.close();
    demuxer.close();
  }
}
