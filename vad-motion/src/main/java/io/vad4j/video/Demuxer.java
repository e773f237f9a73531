package io.vad4j.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_NONBLOCK;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import io.vad4j.FrameSourceException;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** Demultiplexes the video stream of a file or network stream. Used by one thread. */
final class Demuxer implements AutoCloseable {
  private final AVFormatContext format;
  private final AVStream stream;
  private final double timeBase;

  private Demuxer(AVFormatContext format, AVStream stream) {
    this.format = format;
    this.stream = stream;
    this.timeBase = toDouble(stream.time_base());
  }

  /**
   * Opens a video and probes its streams.
   *
   * @throws FrameSourceException if it is missing, is not video, or does not answer
   */
  static Demuxer open(
      VideoAddress address, Map<String, String> options, ReadInterrupter interrupter) {
    AVFormatContext format = openFormat(address, options, interrupter);
    try {
      int result = avformat_find_stream_info(format, (PointerPointer<?>) null);
      if (result < 0) {
        throw cannotOpen(address, interrupter, result);
      }
      int index = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
      if (index < 0 || isCoverArt(format.streams(index))) {
        throw new FrameSourceException(
            address.name() + " has no video stream that can be decoded; give a video.");
      }
      return new Demuxer(format, format.streams(index));
    } catch (RuntimeException e) {
      avformat_close_input(format);
      throw e;
    }
  }

  private static boolean isCoverArt(AVStream stream) {
    return (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0;
  }

  private static AVFormatContext openFormat(
      VideoAddress address, Map<String, String> options, ReadInterrupter interrupter) {
    AVFormatContext format = avformat_alloc_context();
    interrupter.attach(format);
    AVInputFormat inputFormat = new AVInputFormat(null);
    if (address.isDevice()) {
      inputFormat = findDevice(address);
      format.flags(format.flags() | AVFMT_FLAG_NONBLOCK);
    }
    AVDictionary dictionary = new AVDictionary(null);
    options.forEach((name, value) -> av_dict_set(dictionary, name, value, 0));
    try (BytePointer url = new BytePointer(address.url(), UTF_8)) {
      int result = avformat_open_input(format, url, inputFormat, dictionary);
      if (result < 0) {
        throw cannotOpen(address, interrupter, result);
      }
      return format;
    } finally {
      av_dict_free(dictionary);
    }
  }

  private static AVInputFormat findDevice(VideoAddress address) {
    try {
      avdevice.avdevice_register_all();
    } catch (LinkageError e) {
      throw new FrameSourceException(
          "%s cannot be opened: FFmpeg's libavdevice, which reads cameras, could not be loaded (%s). Install the system libraries that it needs; on Debian: libpulse0, libva2, libva-drm2."
              .formatted(address.name(), e.getMessage()),
          e);
    }
    AVInputFormat device = av_find_input_format(address.device());
    if (device == null) {
      throw new FrameSourceException(
          "%s cannot be opened: there are no %s cameras on this system."
              .formatted(address.name(), address.device()));
    }
    return device;
  }

  private static FrameSourceException cannotOpen(
      VideoAddress address, ReadInterrupter interrupter, int result) {
    return new FrameSourceException(
        interrupter
            .reason()
            .map(reason -> "Opening %s %s.".formatted(address.name(), reason))
            .orElseGet(
                () ->
                    "%s cannot be opened as video: %s."
                        .formatted(
                            address.name(), address.maskCredentials(Ffmpeg.errorText(result)))));
  }

  /** Whether no duration is known. */
  boolean isEndless() {
    return format.duration() == AV_NOPTS_VALUE;
  }

  /** The codec parameters of the video stream. */
  AVCodecParameters parameters() {
    return stream.codecpar();
  }

  /** Seconds in one unit of the timestamps. */
  double timeBase() {
    return timeBase;
  }

  /** Frames a second, if known. */
  OptionalDouble frameRate() {
    double rate = toDouble(av_guess_frame_rate(format, stream, null));
    return rate > 0 && rate < Double.POSITIVE_INFINITY
        ? OptionalDouble.of(rate)
        : OptionalDouble.empty();
  }

  /** The number of frames that the header declares, if any. */
  OptionalLong frameCount() {
    return stream.nb_frames() > 0 ? OptionalLong.of(stream.nb_frames()) : OptionalLong.empty();
  }

  /** The duration of the video stream that the header declares, if any. */
  OptionalDouble durationSeconds() {
    if (format.duration_estimation_method() != AVFMT_DURATION_FROM_STREAM) {
      return OptionalDouble.empty();
    }
    if (stream.nb_frames() > 0 && stream.duration() > 0) {
      return OptionalDouble.of(stream.duration() * timeBase);
    }
    // The duration of the longest stream.
    return format.nb_streams() == 1 && format.duration() > 0
        ? OptionalDouble.of((double) format.duration() / AV_TIME_BASE)
        : OptionalDouble.empty();
  }

  /**
   * Reads the next packet, of any stream.
   *
   * @return 0, or an error code of FFmpeg
   */
  int readPacket(AVPacket packet) {
    return av_read_frame(format, packet);
  }

  /** Whether a packet belongs to the video stream. */
  boolean isVideoPacket(AVPacket packet) {
    return packet.stream_index() == stream.index();
  }

  private static double toDouble(AVRational rational) {
    return (double) rational.num() / rational.den();
  }

  @Override
  public void close() {
    avformat_close_input(format);
  }
}
