package io.vad4j.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import io.vad4j.VadException;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;

/** Encodes and multiplexes one video file. Used by one thread. */
final class VideoEncoder implements AutoCloseable {
  /** Quantizer of MPEG-4, 1 (best) to 31. */
  private static final int QUANTIZER = 2;

  /** Time between key frames, from which players and damaged files recover. */
  private static final long KEY_FRAME_SECONDS = 2;

  /** Maximum bit rate of H.264. */
  private static final double BITS_PER_PIXEL = 0.5;

  private final String name;
  private final AVFormatContext format = new AVFormatContext(null);
  private final AVCodecContext codec;
  private final AVStream stream;
  private final AVPacket packet = av_packet_alloc();

  /**
   * Starts a file.
   *
   * @param file file to write
   * @param name name for messages
   * @param muxer FFmpeg's name of the container format
   * @param encoders FFmpeg's names of suitable encoders, best first
   * @throws VadException if it cannot be written
   */
  VideoEncoder(
      Path file,
      String name,
      String muxer,
      List<String> encoders,
      VideoTiming timing,
      int width,
      int height) {
    this.name = name;
    AVCodec encoder = findEncoder(encoders);
    createFormat(file, muxer);
    codec = avcodec_alloc_context3(encoder);
    stream = avformat_new_stream(format, encoder);
    try {
      configure(timing, width, height);
      check(avcodec_open2(codec, encoder, (AVDictionary) null));
      check(avcodec_parameters_from_context(stream.codecpar(), codec));
      stream.time_base(codec.time_base()).avg_frame_rate(codec.framerate());
      openFile();
      writeHeader();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private AVCodec findEncoder(List<String> encoders) {
    for (String candidate : encoders) {
      AVCodec encoder = avcodec_find_encoder_by_name(candidate);
      if (encoder != null) {
        return encoder;
      }
    }
    throw new VadException(
        "%s cannot be written: this build of FFmpeg has none of the encoders %s."
            .formatted(name, String.join(", ", encoders)));
  }

  private void configure(VideoTiming timing, int width, int height) {
    AVRational rate = timing.frameRate();
    codec.width(width).height(height).pix_fmt(AV_PIX_FMT_YUV420P);
    codec.colorspace(AVCOL_SPC_SMPTE170M).color_range(AVCOL_RANGE_MPEG);
    codec.time_base(timing.timeBase()).framerate(rate);
    codec.gop_size((int) Math.max(1, KEY_FRAME_SECONDS * rate.num() / rate.den()));
    codec.bit_rate(Math.round(BITS_PER_PIXEL * width * height * rate.num() / rate.den()));
    codec.flags(codec.flags() | AV_CODEC_FLAG_QSCALE);
    codec.global_quality(FF_QP2LAMBDA * QUANTIZER);
    codec.thread_count(1);
    if ((format.oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
      codec.flags(codec.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    }
  }

  private void createFormat(Path file, String muxer) {
    try (BytePointer url = new BytePointer("file:" + file, UTF_8);
        BytePointer name = new BytePointer(muxer, UTF_8)) {
      check(avformat_alloc_output_context2(format, (AVOutputFormat) null, name, url));
    }
  }

  private void openFile() {
    AVIOContext output = new AVIOContext(null);
    check(avio_open(output, format.url(), AVIO_FLAG_WRITE));
    format.pb(output);
  }

  private void writeHeader() {
    AVDictionary options = new AVDictionary(null);
    // Puts the index first, so that players start and readers detect truncation early.
    av_dict_set(options, "movflags", "+faststart", 0);
    int result = avformat_write_header(format, options);
    av_dict_free(options);
    check(result);
  }

  /**
   * Encodes a frame.
   *
   * @param frame with its timestamp in {@code pts}
   * @throws VadException if it cannot be written
   */
  void write(AVFrame frame) {
    check(avcodec_send_frame(codec, frame));
    writePackets();
  }

  /**
   * Flushes the encoder and writes the trailer.
   *
   * @throws VadException if it cannot be written
   */
  void finish() {
    check(avcodec_send_frame(codec, null));
    writePackets();
    check(av_write_trailer(format));
  }

  private void writePackets() {
    int result = avcodec_receive_packet(codec, packet);
    while (result == 0) {
      packet.stream_index(stream.index());
      av_packet_rescale_ts(packet, codec.time_base(), stream.time_base());
      check(av_interleaved_write_frame(format, packet));
      result = avcodec_receive_packet(codec, packet);
    }
    if (result != AVERROR_EOF && result != Ffmpeg.eagain()) {
      check(result);
    }
  }

  private void check(int result) {
    if (result < 0) {
      throw new VadException(name + " cannot be written: " + Ffmpeg.errorText(result) + ".");
    }
  }

  @Override
  public void close() {
    if (format.pb() != null) {
      AVIOContext output = format.pb();
      avio_closep(output);
      format.pb(output);
    }
    av_packet_free(packet);
    avcodec_free_context(codec);
    avformat_free_context(format);
  }
}
