package io.vad4j.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_FLV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H263;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG1VIDEO;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG2VIDEO;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MSMPEG4V2;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MSMPEG4V3;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP9;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WMV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WMV2;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_PROP_INTRA_ONLY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_CRCCHECK;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.vad4j.FrameSourceException;
import io.vad4j.FrameSourceException.Reason;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Decodes the packets of a demuxer. Damaged pictures are left out, and with them those that depend
 * on them: up to the next key frame, or recovery point in H.264. Used by one thread.
 */
final class Decoder implements AutoCloseable {
  private static final int FRAME_FLAG_CORRUPT = 1;
  private static final int FRAME_FLAG_KEY = 2;
  private static final long RETRY_DELAY_MILLIS = 2;
  private static final long MAX_PIXELS = 1L << 26;

  /** Codecs that decode a picture without the one that it depends on to grey. */
  private static final Set<Integer> STARTS_WITH_KEY_FRAME =
      Set.of(
          AV_CODEC_ID_MPEG4,
          AV_CODEC_ID_H263,
          AV_CODEC_ID_FLV1,
          AV_CODEC_ID_MSMPEG4V2,
          AV_CODEC_ID_MSMPEG4V3,
          AV_CODEC_ID_WMV1,
          AV_CODEC_ID_WMV2);

  /** Further codecs in which damage lasts until a key frame; H.264 finds recovery points itself. */
  private static final Set<Integer> RECOVERS_WITH_KEY_FRAME =
      Set.of(
          AV_CODEC_ID_MPEG1VIDEO,
          AV_CODEC_ID_MPEG2VIDEO,
          AV_CODEC_ID_HEVC,
          AV_CODEC_ID_VP8,
          AV_CODEC_ID_VP9);

  private final VideoAddress address;
  private final Demuxer demuxer;
  private final AVCodecContext codec;
  private final int codecId;
  private final int eagain = Ffmpeg.eagain();
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private final DamageCounter damage;
  private int failureCode;
  private String failure = "";
  private boolean endsCorrupt;
  private boolean awaitsKeyFrame;

  /**
   * Opens the decoder of a demuxer's video stream.
   *
   * @throws FrameSourceException if there is none for its codec
   */
  Decoder(VideoAddress address, Demuxer demuxer, int threads) {
    this.address = address;
    this.demuxer = demuxer;
    AVCodecParameters parameters = demuxer.parameters();
    codecId = parameters.codec_id();
    // VP8 has packets that are not shown.
    damage = new DamageCounter(codecId != AV_CODEC_ID_VP8);
    AVCodec decoder = avcodec_find_decoder(codecId);
    codec = avcodec_alloc_context3(decoder);
    avcodec_parameters_to_context(codec, parameters);
    codec.thread_count(threads);
    codec.max_pixels(MAX_PIXELS);
    if (isIntraOnly()) {
      codec.err_recognition(AV_EF_EXPLODE | AV_EF_CRCCHECK);
    }
    awaitsKeyFrame = STARTS_WITH_KEY_FRAME.contains(codecId);
    int result = avcodec_open2(codec, decoder, (PointerPointer<?>) null);
    if (result < 0) {
      close();
      throw new FrameSourceException(
          Reason.NOT_VIDEO, "%s cannot be decoded: %s.".formatted(address.name(), text(result)));
    }
  }

  private boolean isIntraOnly() {
    AVCodecDescriptor descriptor = avcodec_descriptor_get(codecId);
    return descriptor != null && (descriptor.props() & AV_CODEC_PROP_INTRA_ONLY) != 0;
  }

  /** Decodes the next frame; empty at the end, after a failure, or when interrupted. */
  Optional<AVFrame> next(ReadInterrupter interrupter) {
    while (interrupter.cause().isEmpty()) {
      int result = avcodec_receive_frame(codec, frame);
      if (result == 0) {
        if (isIntact()) {
          damage.onFrame(Demuxer.timestamp(frame));
          return Optional.of(frame);
        }
      } else if (result == AVERROR_EOF) {
        damage.onEnd();
        return Optional.empty();
      } else {
        if (result != eagain) {
          onDamage(text(result));
        }
        feedPacket();
      }
    }
    return Optional.empty();
  }

  private boolean isIntact() {
    if ((frame.flags() & FRAME_FLAG_CORRUPT) != 0 || frame.decode_error_flags() != 0) {
      onDamage(text(0));
      return false;
    }
    if (awaitsKeyFrame && (frame.flags() & FRAME_FLAG_KEY) == 0) {
      damage.onUnusable();
      return false;
    }
    awaitsKeyFrame = false;
    return true;
  }

  private void onDamage(String cause) {
    damage.onDamage(cause);
    if (codecId == AV_CODEC_ID_H264) {
      avcodec_flush_buffers(codec);
    } else if (STARTS_WITH_KEY_FRAME.contains(codecId)
        || RECOVERS_WITH_KEY_FRAME.contains(codecId)) {
      awaitsKeyFrame = true;
    }
  }

  private void feedPacket() {
    Ffmpeg.clearLastError();
    int result = demuxer.readPacket(packet);
    if (result == eagain) {
      pause();
      return;
    }
    if (result < 0) {
      if (result != AVERROR_EOF) {
        failureCode = result;
        failure = text(result);
      }
      endsCorrupt |= address.isFile() && !Ffmpeg.lastError().isEmpty();
      avcodec_send_packet(codec, null);
      return;
    }
    endsCorrupt = (packet.flags() & AV_PKT_FLAG_CORRUPT) != 0 && !demuxer.isSegmented();
    if (address.isFile() && !Ffmpeg.lastError().isEmpty()) {
      onDamage(text(0));
    }
    if (demuxer.isVideoPacket(packet)) {
      send();
    }
    av_packet_unref(packet);
  }

  private void send() {
    if ((packet.flags() & AV_PKT_FLAG_DISCARD) == 0) {
      damage.onPacket(packet.pts());
    }
    if (endsCorrupt) {
      onDamage("incomplete packet");
    }
    int sent = avcodec_send_packet(codec, packet);
    if (sent < 0 && sent != eagain) {
      onDamage(text(sent));
    }
  }

  private String text(int result) {
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

  /** The kind of the error that ended reading. */
  Reason failureReason() {
    return Ffmpeg.reason(failureCode, failure, Reason.CUT_OFF);
  }

  /** Whether the last packet is known to be incomplete. */
  boolean endsCorrupt() {
    return endsCorrupt;
  }

  /** The pictures that were left out. */
  DamageCounter damage() {
    return damage;
  }

  @Override
  public void close() {
    av_frame_free(frame);
    av_packet_free(packet);
    avcodec_free_context(codec);
  }
}
