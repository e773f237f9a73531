package io.vad4j.video.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import io.vad4j.VadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

/** A clip of packets in an MP4 file. Guarded by the buffer that it belongs to. */
public final class PacketClip {
  /** Units of the times in the file in one second, in which common frame rates are exact. */
  private static final int TIME_UNITS = 90_000;

  private final PacketBuffer buffer;
  private final Path file;
  private final double timeBase;
  private final IntFunction<String> errorText;
  private final Consumer<PacketClip> onComplete;
  private final AVFormatContext format = new AVFormatContext(null);
  private long endNanos;
  private long first = AV_NOPTS_VALUE;
  private long firstNanos = AV_NOPTS_VALUE;
  private long last = -1;
  private boolean open = true;

  /**
   * A file with its header.
   *
   * @param timeBase seconds in one unit of the packets' timestamps
   * @param endNanos time of packets at which the clip ends
   * @param errorText describes an error of FFmpeg
   * @throws VadException if it cannot be written
   */
  PacketClip(
      PacketBuffer buffer,
      Path file,
      AVCodecParameters parameters,
      double timeBase,
      long endNanos,
      IntFunction<String> errorText,
      Consumer<PacketClip> onComplete) {
    this.buffer = buffer;
    this.file = file;
    this.timeBase = timeBase;
    this.endNanos = endNanos;
    this.errorText = errorText;
    this.onComplete = onComplete;
    try (BytePointer url = new BytePointer("file:" + file, UTF_8);
        BytePointer muxer = new BytePointer("mp4", UTF_8)) {
      check(avformat_alloc_output_context2(format, (AVOutputFormat) null, muxer, url));
    }
    try {
      AVStream stream = avformat_new_stream(format, (AVCodec) null);
      check(avcodec_parameters_copy(stream.codecpar(), parameters));
      stream.codecpar().codec_tag(0);
      stream.time_base().num(1).den(TIME_UNITS);
      AVIOContext output = new AVIOContext(null);
      check(avio_open(output, format.url(), AVIO_FLAG_WRITE));
      format.pb(output);
      AVDictionary options = new AVDictionary(null);
      av_dict_set(options, "movflags", "+faststart", 0);
      int result = avformat_write_header(format, options);
      av_dict_free(options);
      check(result);
    } catch (RuntimeException e) {
      abandon();
      throw e;
    }
  }

  /** Writes a packet, which stays the caller's; the first must be a key frame. */
  void write(AVPacket packet, long nanos) {
    if (!open || first == AV_NOPTS_VALUE && (packet.flags() & AV_PKT_FLAG_KEY) == 0) {
      return;
    }
    if (nanos > endNanos) {
      finish();
      return;
    }
    AVPacket copy = av_packet_clone(packet);
    try {
      long time = packet.dts() != AV_NOPTS_VALUE ? packet.dts() : packet.pts();
      if (first == AV_NOPTS_VALUE) {
        first = time == AV_NOPTS_VALUE ? 0 : time;
        firstNanos = nanos;
      }
      double factor = timeBase * TIME_UNITS;
      long dts =
          time == AV_NOPTS_VALUE
              ? last + 1
              : Math.max(last + 1, Math.round((time - first) * factor));
      long pts =
          packet.pts() == AV_NOPTS_VALUE
              ? dts
              : Math.max(dts, Math.round((packet.pts() - first) * factor));
      last = dts;
      copy.dts(dts).pts(pts).duration(Math.round(packet.duration() * factor));
      copy.stream_index(0).pos(-1);
      check(av_interleaved_write_frame(format, copy));
    } finally {
      av_packet_free(copy);
    }
  }

  /** Sets when the clip ends, by the time of packets. */
  void setEnd(long nanos) {
    endNanos = Math.min(endNanos, nanos);
  }

  /** Completes the file; one without pictures is deleted. */
  void finish() {
    if (!open) {
      return;
    }
    boolean complete = first != AV_NOPTS_VALUE;
    if (complete) {
      check(av_write_trailer(format));
    }
    release();
    buffer.remove(this);
    if (complete) {
      onComplete.accept(this);
    } else {
      delete();
    }
  }

  /** Gives the clip up and deletes its file. */
  void abandon() {
    if (open) {
      release();
      delete();
    }
  }

  private void release() {
    open = false;
    if (format.pb() != null) {
      AVIOContext output = format.pb();
      avio_closep(output);
      format.pb(output);
    }
    avformat_free_context(format);
  }

  private void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new VadException(file + " cannot be deleted: " + e.getMessage() + ".", e);
    }
  }

  private void check(int result) {
    if (result < 0) {
      throw new VadException(file + " cannot be written: " + errorText.apply(result) + ".");
    }
  }

  /** The time of the first packet, by the time of packets. */
  long firstNanos() {
    return firstNanos;
  }

  /** The time of frames of the first frame written; zero while there is none. */
  public Duration start() {
    return buffer.startOf(this);
  }

  /** Sets when the clip ends, by the time of frames. */
  public void endAt(Duration time) {
    buffer.endAt(this, time);
  }

  /** Ends the clip now. */
  public void close() {
    buffer.end(this);
  }
}
