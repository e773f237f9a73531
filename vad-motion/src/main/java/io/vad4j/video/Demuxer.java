package io.vad4j.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_NONBLOCK;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_ANSI;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_BINTEXT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_IDF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_XBIN;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_move_ref;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_NOTIMESTAMPS;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_size;
import static org.bytedeco.ffmpeg.global.avformat.avio_tell;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import io.vad4j.FrameSourceException;
import io.vad4j.FrameSourceException.Reason;
import io.vad4j.video.length.FileExtent;
import io.vad4j.video.stream.PacketBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Demultiplexes the video stream of a file or network stream. Used by one thread. */
final class Demuxer implements AutoCloseable {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MAX_READ_AHEAD_SECONDS = 10;
  private static final long MAX_READ_AHEAD_BYTES = 32L << 20;
  private static final double REAL_TIME_SECONDS = 1.5;

  /** Text files, which FFmpeg shows as pictures of a terminal. */
  private static final Set<Integer> TEXT_CODECS =
      Set.of(AV_CODEC_ID_ANSI, AV_CODEC_ID_BINTEXT, AV_CODEC_ID_IDF, AV_CODEC_ID_XBIN);

  /** Formats without timestamps that do not declare it. */
  private static final Set<String> UNTIMED_FORMATS = Set.of("mpjpeg");

  /** What FFmpeg logs of Matroska and WebM that end within an element. */
  private static final String ENDED_IN_ELEMENT = "File ended prematurely";

  private final AVFormatContext format;
  private final AVStream stream;
  private final boolean web;
  private final byte[] head;
  private double timeBase;
  private final Deque<AVPacket> readAhead = new ArrayDeque<>();
  private int readAheadResult;
  private boolean endsInElement;
  private long packets;
  private OptionalLong arrivalStart = OptionalLong.empty();
  private @Nullable PacketBuffer buffer;

  private Demuxer(AVFormatContext format, AVStream stream, boolean web, byte[] head) {
    this.format = format;
    this.web = web;
    this.head = head;
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
    byte[] head = address.isWeb() ? head(format) : new byte[0];
    try {
      if (!address.isFile() && lacksTimestamps(format)) {
        // There are no times to find out, and a slow camera would time out.
        format.fps_probe_size(0);
        format.max_ts_probe(0);
      }
      int result = avformat_find_stream_info(format, (PointerPointer<?>) null);
      if (result < 0) {
        throw cannotOpen(address, interrupter, result);
      }
      int index = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
      if (index < 0 || isCoverArt(format.streams(index)) || isText(format.streams(index))) {
        throw new FrameSourceException(
            Reason.NOT_VIDEO,
            address.name() + " has no video stream that can be decoded; give a video.");
      }
      if (address.isFile() && isStillImage(format)) {
        throw new FrameSourceException(
            Reason.NOT_VIDEO,
            address.name()
                + " is a single image; put images into a folder, as PNG, JPEG, BMP or TIFF.");
      }
      return new Demuxer(format, format.streams(index), address.isWeb(), head);
    } catch (RuntimeException e) {
      avformat_close_input(format);
      throw e;
    }
  }

  /** The start of the content, if FFmpeg's buffer still holds it. */
  private static byte[] head(AVFormatContext format) {
    AVIOContext content = format.pb();
    if (content == null || content.buffer() == null || content.buf_end() == null) {
      return new byte[0];
    }
    long buffered = content.buf_end().address() - content.buffer().address();
    if (buffered != content.pos()) {
      return new byte[0];
    }
    byte[] head = new byte[(int) Math.min(FileExtent.HEAD, buffered)];
    content.buffer().get(head);
    return head;
  }

  private static boolean isText(AVStream stream) {
    return TEXT_CODECS.contains(stream.codecpar().codec_id());
  }

  /** Whether the format is that of one image. JPEGs may be joined to a video. */
  private static boolean isStillImage(AVFormatContext format) {
    String name = format.iformat().name().getString();
    return name.equals("image2") || name.endsWith("_pipe") && !name.startsWith("jpeg");
  }

  private static boolean isCoverArt(AVStream stream) {
    return (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0;
  }

  private static AVFormatContext openFormat(
      VideoAddress address, Map<String, String> options, ReadInterrupter interrupter) {
    AVInputFormat inputFormat = address.isDevice() ? findDevice(address) : new AVInputFormat(null);
    AVFormatContext format = avformat_alloc_context();
    interrupter.attach(format);
    if (address.isDevice()) {
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
    return interrupter
        .cause()
        .map(cause -> interrupter.exception(cause, "Opening " + address.name(), ""))
        .orElseGet(
            () -> {
              String text = address.maskCredentials(Ffmpeg.errorText(result));
              return new FrameSourceException(
                  Ffmpeg.reason(result, text, Reason.NOT_VIDEO),
                  "%s cannot be opened as video: %s.".formatted(address.name(), text));
            });
  }

  /**
   * Whether a resource of the web is live: a playlist or a sequence of images without an end, or a
   * content of no declared length that arrives no faster than it is shown. The latter reads ahead.
   */
  boolean isLiveResource() {
    if (format.duration() != AV_NOPTS_VALUE) {
      return false;
    }
    return isSegmented() || formatName().contains("mpjpeg") || arrivesInRealTime();
  }

  private boolean arrivesInRealTime() {
    long start = System.nanoTime();
    long first = AV_NOPTS_VALUE;
    double span = 0;
    long bytes = 0;
    while (span < MAX_READ_AHEAD_SECONDS && bytes < MAX_READ_AHEAD_BYTES) {
      AVPacket packet = av_packet_alloc();
      readAheadResult = readFrame(packet);
      if (readAheadResult < 0) {
        av_packet_free(packet);
        return readAheadResult != AVERROR_EOF && readAheadResult != -Ffmpeg.EIO;
      }
      readAhead.add(packet);
      bytes += packet.size();
      if (isVideoPacket(packet) && packet.dts() != AV_NOPTS_VALUE) {
        first = first == AV_NOPTS_VALUE ? packet.dts() : first;
        span = (packet.dts() - first) * timeBase;
      }
      if ((System.nanoTime() - start) / NANOS_PER_SECOND > REAL_TIME_SECONDS) {
        return true;
      }
    }
    return false;
  }

  /** Whether the packets are those of several files, one after the other. */
  boolean isSegmented() {
    return formatName().contains("hls") || formatName().contains("dash");
  }

  /** FFmpeg's names of the format. */
  private String formatName() {
    return format.iformat().name().getString(UTF_8);
  }

  /** Whether the format has no timestamps, so that those of FFmpeg are made up. */
  boolean lacksTimestamps() {
    return lacksTimestamps(format);
  }

  private static boolean lacksTimestamps(AVFormatContext format) {
    return (format.iformat().flags() & AVFMT_NOTIMESTAMPS) != 0
        || UNTIMED_FORMATS.contains(format.iformat().name().getString(UTF_8));
  }

  /** Stamps packets with the time of their arrival, in microseconds since this call. */
  void stampArrival() {
    arrivalStart = OptionalLong.of(System.nanoTime());
    stream.time_base().num(1).den(1_000_000);
    timeBase = toDouble(stream.time_base());
  }

  /** The start of the container in nanoseconds, if known. */
  OptionalLong start() {
    return format.start_time() == AV_NOPTS_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(format.start_time() * (long) (NANOS_PER_SECOND / AV_TIME_BASE));
  }

  /** The duration of the container in nanoseconds, if known. */
  OptionalLong duration() {
    return format.duration() == AV_NOPTS_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(format.duration() * (long) (NANOS_PER_SECOND / AV_TIME_BASE));
  }

  /** The presentation timestamp of a frame, or FFmpeg's estimate. */
  static long timestamp(AVFrame frame) {
    return frame.best_effort_timestamp();
  }

  /** Width of a pixel by its height; 0 if unknown. */
  AVRational pixelAspect(AVFrame frame) {
    return av_guess_sample_aspect_ratio(format, stream, frame);
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

  /** A buffer that all packets of the video stream are added to from now on. */
  PacketBuffer buffer() {
    PacketBuffer created = new PacketBuffer(parameters(), timeBase, Ffmpeg::errorText);
    buffer = created;
    return created;
  }

  /**
   * Reads the next packet, of any stream.
   *
   * @return 0, or an error code of FFmpeg
   */
  int readPacket(AVPacket packet) {
    int result = nextPacket(packet);
    PacketBuffer target = buffer;
    if (result >= 0 && target != null && isVideoPacket(packet)) {
      target.add(packet);
    }
    return result;
  }

  private int nextPacket(AVPacket packet) {
    AVPacket ahead = readAhead.poll();
    if (ahead != null) {
      av_packet_move_ref(packet, ahead);
      av_packet_free(ahead);
      return 0;
    }
    int result = readAheadResult < 0 ? readAheadResult : readFrame(packet);
    readAheadResult = 0;
    if (result == -Ffmpeg.EIO && endsWithConnection()) {
      return AVERROR_EOF;
    }
    if (result >= 0 && arrivalStart.isPresent()) {
      packet.pts((System.nanoTime() - arrivalStart.getAsLong()) / 1000).dts(packet.pts());
    }
    return result;
  }

  private int readFrame(AVPacket packet) {
    int result = av_read_frame(format, packet);
    packets += result < 0 ? 0 : 1;
    endsInElement |= result < 0 && Ffmpeg.lastError().contains(ENDED_IN_ELEMENT);
    return result;
  }

  /** Whether the content is a body of HTTP that has no stated length. */
  private boolean endsWithConnection() {
    return web && !isSegmented() && format.pb() != null && avio_size(format.pb()) < 0;
  }

  /** Whether a body of no stated length ended before its content, now at its end. */
  boolean isCutOff() {
    return endsWithConnection()
        && (endsInElement || FileExtent.isCutOff(head, avio_tell(format.pb())));
  }

  /** Whether nothing of an MPEG-4 file was read that a server does not send a second time. */
  boolean needsItsEndFirst() {
    return web && formatName().contains("mp4") && packets == 0 && format.pb().seekable() == 0;
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
    readAhead.forEach(packet -> av_packet_free(packet));
    readAhead.clear();
    avformat_close_input(format);
  }
}
