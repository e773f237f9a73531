package io.vad4j.video;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_FFV1;
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
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_AGGRESSIVE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_CRCCHECK;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
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
import io.vad4j.core.frames.SelectiveSource.Choice;
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
          AV_CODEC_ID_VP9,
          AV_CODEC_ID_AV1,
          AV_CODEC_ID_FFV1);

  /**
   * Codecs in which a picture that ends before its data is damaged, unless the encoder pads: what
   * tells best of damage in CAVLC and WMV.
   */
  private static final Set<Integer> ENDS_WITH_ITS_DATA =
      Set.of(
          AV_CODEC_ID_H264,
          AV_CODEC_ID_MSMPEG4V2,
          AV_CODEC_ID_MSMPEG4V3,
          AV_CODEC_ID_WMV1,
          AV_CODEC_ID_WMV2);

  /** Codecs whose decoders hold pictures back, damaged ones among them. */
  private static final Set<Integer> FLUSHED =
      Set.of(AV_CODEC_ID_H264, AV_CODEC_ID_HEVC, AV_CODEC_ID_FFV1);

  /** Codecs whose decoders leave out, on request, a picture that no other depends on. */
  private static final Set<Integer> LEAVES_OUT = Set.of(AV_CODEC_ID_H264, AV_CODEC_ID_HEVC);

  /** What FFmpeg logs of an HEVC picture that differs from its checksum. */
  private static final String WRONG_CHECKSUM = "mismatching checksum";

  /** The first VP9 profile of more than 8 bits, which libvpx may be built without. */
  private static final int VP9_HIGH_BIT_DEPTH = 2;

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
  private volatile Selection selection = (any, key) -> Choice.DECODE;
  private boolean wanted = true;
  private boolean leavesGroupOut;
  private boolean draining;

  /** Chooses what becomes of a packet's picture. */
  interface Selection {
    Choice choose(AVPacket packet, boolean startsGroup);
  }

  /**
   * Opens the decoder of a demuxer's video stream.
   *
   * @param strict whether data after a picture is damage; if not, it is padding
   * @throws FrameSourceException if there is none for its codec
   */
  Decoder(VideoAddress address, Demuxer demuxer, int threads, boolean strict) {
    this.address = address;
    this.demuxer = demuxer;
    AVCodecParameters parameters = demuxer.parameters();
    codecId = parameters.codec_id();
    // VP8 has packets that are not shown.
    damage = new DamageCounter(codecId != AV_CODEC_ID_VP8);
    AVCodec decoder = findDecoder(parameters);
    codec = avcodec_alloc_context3(decoder);
    avcodec_parameters_to_context(codec, parameters);
    codec.thread_count(threads);
    codec.max_pixels(MAX_PIXELS);
    codec.err_recognition(
        AV_EF_CRCCHECK
            | (isIntraOnly() ? AV_EF_EXPLODE : 0)
            | (strict && ENDS_WITH_ITS_DATA.contains(codecId) ? AV_EF_AGGRESSIVE : 0));
    awaitsKeyFrame = STARTS_WITH_KEY_FRAME.contains(codecId);
    int result = avcodec_open2(codec, decoder, (PointerPointer<?>) null);
    if (result < 0) {
      close();
      throw new FrameSourceException(
          Reason.NOT_VIDEO, "%s cannot be decoded: %s.".formatted(address.name(), text(result)));
    }
  }

  /** libvpx notices damage of VP9 that FFmpeg's own decoder accepts. */
  private static AVCodec findDecoder(AVCodecParameters parameters) {
    AVCodec decoder = null;
    int profile = parameters.profile();
    if (parameters.codec_id() == AV_CODEC_ID_VP9 && profile >= 0 && profile < VP9_HIGH_BIT_DEPTH) {
      decoder = avcodec_find_decoder_by_name("libvpx-vp9");
    }
    return decoder == null ? avcodec_find_decoder(parameters.codec_id()) : decoder;
  }

  private boolean isIntraOnly() {
    AVCodecDescriptor descriptor = avcodec_descriptor_get(codecId);
    return descriptor != null && (descriptor.props() & AV_CODEC_PROP_INTRA_ONLY) != 0;
  }

  /** Sets what becomes of the packets' pictures; from any thread. */
  void select(Selection value) {
    selection = value;
  }

  /** Whether the last frame is wanted. */
  boolean isWanted() {
    return wanted;
  }

  /**
   * Decodes the next frame, wanted or not; empty at the end, after a failure, or when interrupted.
   */
  Optional<AVFrame> next(ReadInterrupter interrupter) {
    while (interrupter.cause().isEmpty()) {
      int result = avcodec_receive_frame(codec, frame);
      if (result == 0) {
        if (isIntact()) {
          damage.onFrame(Demuxer.timestamp(frame));
          return Optional.of(frame);
        }
      } else if (result == AVERROR_EOF && draining) {
        draining = false;
        avcodec_flush_buffers(codec);
        feedPacket();
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
      onDamage("decoded with errors");
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
    if (FLUSHED.contains(codecId)) {
      avcodec_flush_buffers(codec);
    }
    if (STARTS_WITH_KEY_FRAME.contains(codecId) || RECOVERS_WITH_KEY_FRAME.contains(codecId)) {
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
    boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
    Choice choice = selection.choose(packet, key);
    if (isLeftOut(choice, key)) {
      damage.onLeftOut(packet.pts());
      return;
    }
    wanted = choice == Choice.DECODE;
    if (LEAVES_OUT.contains(codecId)) {
      codec.skip_frame(wanted ? AVDISCARD_DEFAULT : AVDISCARD_NONREF);
      if (!wanted) {
        damage.onLeavingOut();
      }
    }
    if ((packet.flags() & AV_PKT_FLAG_DISCARD) == 0) {
      damage.onPacket(packet.pts());
    }
    if (endsCorrupt) {
      onDamage("incomplete packet");
    }
    Ffmpeg.clearLastError();
    int sent = avcodec_send_packet(codec, packet);
    if (sent < 0 && sent != eagain) {
      onDamage(text(sent));
    } else if (hasWrongChecksum(Ffmpeg.lastError())) {
      onDamage("wrong checksum");
    }
  }

  /** Whether a packet is not decoded at all. */
  private boolean isLeftOut(Choice choice, boolean key) {
    if (isIntraOnly()) {
      return choice != Choice.DECODE;
    }
    if (choice == Choice.LEAVE_OUT_GROUP && !leavesGroupOut) {
      // What the decoder holds back is returned before the rest of the group is left out.
      avcodec_send_packet(codec, null);
      draining = true;
      damage.onLeavingOut();
    }
    leavesGroupOut = choice == Choice.LEAVE_OUT_GROUP || leavesGroupOut && !key;
    return leavesGroupOut;
  }

  /** Whether an error that FFmpeg logged, and did not return, is of HEVC's MD5 or FFV1's CRC. */
  private boolean hasWrongChecksum(String error) {
    return codecId == AV_CODEC_ID_FFV1 ? !error.isEmpty() : error.contains(WRONG_CHECKSUM);
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
