package io.vad4j.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.vad4j.FrameSourceException;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes the packets of a demuxer. Damaged packets are skipped. Used by one thread. */
final class Decoder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Decoder.class);
  private static final long RETRY_DELAY_MILLIS = 2;

  private final VideoAddress address;
  private final Demuxer demuxer;
  private final AVCodecContext codec;
  private final int eagain = Ffmpeg.eagain();
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private String failure = "";
  private boolean damageLogged;

  /**
   * Opens the decoder of a demuxer's video stream.
   *
   * @throws FrameSourceException if there is none for its codec
   */
  Decoder(VideoAddress address, Demuxer demuxer, int threads) {
    this.address = address;
    this.demuxer = demuxer;
    AVCodecParameters parameters = demuxer.parameters();
    AVCodec decoder = avcodec_find_decoder(parameters.codec_id());
    codec = avcodec_alloc_context3(decoder);
    avcodec_parameters_to_context(codec, parameters);
    codec.thread_count(threads);
    int result = avcodec_open2(codec, decoder, (PointerPointer<?>) null);
    if (result < 0) {
      close();
      throw new FrameSourceException(
          "%s cannot be decoded: %s.".formatted(address.name(), errorText(result)));
    }
  }

  /** Decodes the next frame; empty at the end, after a failure, or when interrupted. */
  Optional<AVFrame> next(ReadInterrupter interrupter) {
    while (interrupter.reason().isEmpty()) {
      int result = avcodec_receive_frame(codec, frame);
      if (result == 0) {
        return Optional.of(frame);
      }
      if (result == AVERROR_EOF) {
        return Optional.empty();
      }
      if (result != eagain) {
        skipDamaged(result);
      }
      feedPacket();
    }
    return Optional.empty();
  }

  private void feedPacket() {
    int result = demuxer.readPacket(packet);
    if (result == eagain) {
      pause();
      return;
    }
    if (result < 0) {
      if (result != AVERROR_EOF) {
        failure = errorText(result);
      }
      avcodec_send_packet(codec, null);
      return;
    }
    if (demuxer.isVideoPacket(packet)) {
      int sent = avcodec_send_packet(codec, packet);
      if (sent < 0 && sent != eagain) {
        skipDamaged(sent);
      }
    }
    av_packet_unref(packet);
  }

  private void skipDamaged(int result) {
    if (!damageLogged) {
      damageLogged = true;
      LOG.warn("Skipping damaged parts of {}: {}", address.name(), errorText(result));
    }
  }

  private String errorText(int result) {
    return address.maskCredentials(Ffmpeg.errorText(result));
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_DELAY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** FFmpeg's error that ended reading; empty if there was none. */
  String failure() {
    return failure;
  }

  @Override
  public void close() {
    av_frame_free(frame);
    av_packet_free(packet);
    avcodec_free_context(codec);
  }
}
