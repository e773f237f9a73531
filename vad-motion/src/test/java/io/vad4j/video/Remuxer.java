package io.vad4j.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S16LE;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** Copies a video to another container without encoding it again, with the oddities of a test. */
final class Remuxer {
  /** What is changed of packet n; returns false to leave it out. */
  interface PacketEdit {
    boolean edit(int n, AVPacket packet);
  }

  private static final int SAMPLE_RATE = 8000;

  private final Path input;
  private PacketEdit edit = (n, packet) -> true;
  private double offsetSeconds;
  private double silenceSeconds;
  private int aspectNum = 1;
  private int aspectDen = 1;

  private Remuxer(Path input) {
    this.input = input;
  }

  static Remuxer of(Path input) {
    return new Remuxer(input);
  }

  /** Edits packets; their times are in units of 1/1000 s. */
  Remuxer edit(PacketEdit packets) {
    edit = packets;
    return this;
  }

  /** Starts the picture later. */
  Remuxer offset(double seconds) {
    offsetSeconds = seconds;
    return this;
  }

  /** Adds silence from time 0 on. */
  Remuxer silence(double seconds) {
    silenceSeconds = seconds;
    return this;
  }

  Remuxer pixelAspect(int num, int den) {
    aspectNum = num;
    aspectDen = den;
    return this;
  }

  /** Writes the file; its container is that of its name. */
  Path to(Path output) {
    Ffmpeg.load();
    AVFormatContext in = avformat_alloc_context();
    AVFormatContext out = new AVFormatContext(null);
    AVPacket packet = av_packet_alloc();
    AVRational millis = new AVRational().num(1).den(1000);
    try (BytePointer from = new BytePointer(input.toString(), UTF_8);
        BytePointer name = new BytePointer(output.toString(), UTF_8)) {
      check(avformat_open_input(in, from, (AVInputFormat) null, new AVDictionary(null)));
      check(avformat_find_stream_info(in, (PointerPointer<?>) null));
      check(avformat_alloc_output_context2(out, (AVOutputFormat) null, (BytePointer) null, name));
      AVStream video = avformat_new_stream(out, (AVCodec) null);
      check(avcodec_parameters_copy(video.codecpar(), in.streams(0).codecpar()));
      video.codecpar().codec_tag(0);
      video.codecpar().sample_aspect_ratio().num(aspectNum).den(aspectDen);
      video.sample_aspect_ratio().num(aspectNum).den(aspectDen);
      video.time_base(in.streams(0).time_base());
      if (silenceSeconds > 0) {
        addAudioStream(out);
      }
      AVIOContext file = new AVIOContext(null);
      check(avio_open(file, name, AVIO_FLAG_WRITE));
      out.pb(file);
      check(avformat_write_header(out, new AVDictionary(null)));
      if (silenceSeconds > 0) {
        writeSilence(out, millis);
      }
      for (int n = 0; av_read_frame(in, packet) >= 0; n++) {
        av_packet_rescale_ts(packet, in.streams(0).time_base(), millis);
        long shift = Math.round(offsetSeconds * 1000);
        packet.pts(packet.pts() + shift).dts(packet.dts() + shift);
        if (edit.edit(n, packet)) {
          av_packet_rescale_ts(packet, millis, video.time_base());
          check(av_interleaved_write_frame(out, packet));
        }
      }
      check(av_write_trailer(out));
      avio_closep(file);
      return output;
    } finally {
      av_packet_free(packet);
      avformat_close_input(in);
      avformat_free_context(out);
    }
  }

  private static void addAudioStream(AVFormatContext out) {
    AVStream audio = avformat_new_stream(out, (AVCodec) null);
    audio.codecpar().codec_type(AVMEDIA_TYPE_AUDIO).codec_id(AV_CODEC_ID_PCM_S16LE);
    audio.codecpar().format(AV_SAMPLE_FMT_S16).sample_rate(SAMPLE_RATE);
    audio.codecpar().block_align(2).bits_per_coded_sample(16);
    av_channel_layout_default(audio.codecpar().ch_layout(), 1);
    audio.time_base().num(1).den(SAMPLE_RATE);
  }

  private void writeSilence(AVFormatContext out, AVRational millis) {
    for (int i = 0; i < silenceSeconds * 10; i++) {
      AVPacket silence = av_packet_alloc();
      check(av_new_packet(silence, 2 * SAMPLE_RATE / 10));
      silence.data().fill(0);
      silence.stream_index(1).pts(100L * i).dts(100L * i).duration(100);
      av_packet_rescale_ts(silence, millis, out.streams(1).time_base());
      check(av_interleaved_write_frame(out, silence));
      av_packet_free(silence);
    }
  }

  private static void check(int result) {
    if (result < 0) {
      throw new AssertionError(Ffmpeg.errorText(result));
    }
  }
}
