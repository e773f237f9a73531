package io.vad4j.video.stream;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP9;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;

import io.vad4j.VadException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last packets of a video stream, from a key frame on, and the clips that are written of them.
 * Packets share their data with FFmpeg. Thread-safe.
 */
public final class PacketBuffer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PacketBuffer.class);

  /** Packets that are kept from the opening of a source on, until it is known whether to keep. */
  private static final int MAX_UNDECIDED = 100;

  private static final long UNDECIDED_BYTES = 8L << 20;

  private record Entry(AVPacket packet, long nanos) {
    boolean isKey() {
      return (packet.flags() & AV_PKT_FLAG_KEY) != 0;
    }
  }

  private final AVCodecParameters parameters = avcodec_parameters_alloc();
  private final boolean playable;
  private final double timeBase;
  private final IntFunction<String> errorText;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private final List<PacketClip> clips = new ArrayList<>();
  private long bytes;
  private long keptNanos = -1;
  private long maxBytes = UNDECIDED_BYTES;
  private boolean undecided = true;

  /** What is added to times of packets for those of frames. */
  private long offset;

  private boolean closed;

  /**
   * An empty buffer.
   *
   * @param timeBase seconds in one unit of the timestamps
   * @param errorText describes an error of FFmpeg
   */
  public PacketBuffer(AVCodecParameters stream, double timeBase, IntFunction<String> errorText) {
    this.timeBase = timeBase;
    this.errorText = errorText;
    avcodec_parameters_copy(parameters, stream);
    playable = isPlayable(parameters);
  }

  /** Whether browsers play the video. */
  public boolean isPlayable() {
    return playable;
  }

  private static boolean isPlayable(AVCodecParameters parameters) {
    int codec = parameters.codec_id();
    int format = parameters.format();
    return codec == AV_CODEC_ID_VP9
        || codec == AV_CODEC_ID_AV1
        || codec == AV_CODEC_ID_H264
            && (format == AV_PIX_FMT_YUV420P || format == AV_PIX_FMT_YUVJ420P);
  }

  /** Keeps the packets of a time. */
  public synchronized void keep(Duration time, long limit) {
    keptNanos = time.toNanos();
    maxBytes = limit;
    undecided = false;
  }

  /** The time of a frame that was decoded, and of its packet. */
  public synchronized void onFrame(long packetNanos, long frameNanos) {
    offset = frameNanos - packetNanos;
  }

  /** Adds the next packet of the stream, which stays the caller's. */
  public synchronized void add(AVPacket packet) {
    if (closed || keptNanos < 0 && !undecided) {
      return;
    }
    long nanos = nanos(packet);
    for (PacketClip clip : List.copyOf(clips)) {
      attempt(clip, () -> clip.write(packet, nanos));
    }
    boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
    if (entries.isEmpty() && !key) {
      return;
    }
    AVPacket copy = av_packet_clone(packet);
    if (copy == null) {
      return;
    }
    entries.addLast(new Entry(copy, nanos));
    bytes += copy.size();
    if (undecided && entries.size() > MAX_UNDECIDED) {
      undecided = false;
      clear();
    } else if (key || bytes > maxBytes) {
      evict(nanos);
    }
  }

  private long nanos(AVPacket packet) {
    long time = packet.pts() != AV_NOPTS_VALUE ? packet.pts() : packet.dts();
    if (time == AV_NOPTS_VALUE) {
      return entries.isEmpty() ? 0 : entries.getLast().nanos();
    }
    return Math.round(time * timeBase * 1e9);
  }

  /** Removes whole groups of pictures that are too old, or too many. */
  private void evict(long newest) {
    while (!entries.isEmpty()) {
      Optional<Entry> next = entries.stream().skip(1).filter(Entry::isKey).findFirst();
      boolean old = keptNanos >= 0 && next.isPresent() && next.get().nanos() <= newest - keptNanos;
      if (!old && bytes <= maxBytes) {
        return;
      }
      do {
        remove();
      } while (!entries.isEmpty() && !entries.getFirst().isKey());
    }
  }

  private void remove() {
    Entry entry = entries.removeFirst();
    bytes -= entry.packet().size();
    av_packet_free(entry.packet());
  }

  private void clear() {
    while (!entries.isEmpty()) {
      remove();
    }
  }

  /** Starts a clip with the packets from a key frame on. */
  public synchronized Optional<PacketClip> startClip(
      Path file, Duration from, Duration maxDuration, Consumer<PacketClip> onComplete) {
    if (closed) {
      return Optional.empty();
    }
    long start = from.toNanos() - offset;
    Entry first = null;
    for (Entry entry : entries) {
      if (entry.isKey() && (first == null || entry.nanos() <= start)) {
        first = entry;
      }
    }
    PacketClip clip =
        new PacketClip(
            this, file, parameters, timeBase, start + maxDuration.toNanos(), errorText, onComplete);
    clips.add(clip);
    boolean started = false;
    for (Entry entry : entries) {
      started |= entry == first;
      if (started && clips.contains(clip)) {
        attempt(clip, () -> clip.write(entry.packet(), entry.nanos()));
      }
    }
    return Optional.of(clip);
  }

  /** A clip that cannot be written is given up. */
  private void attempt(PacketClip clip, Runnable action) {
    try {
      action.run();
    } catch (VadException e) {
      LOG.warn("A clip is given up: {}", e.getMessage());
      clips.remove(clip);
      clip.abandon();
    }
  }

  /** Sets when a clip ends, by the time of frames. */
  synchronized void endAt(PacketClip clip, Duration time) {
    attempt(clip, () -> clip.setEnd(time.toNanos() - offset));
  }

  /** The time of frames at which a clip starts. */
  synchronized Duration startOf(PacketClip clip) {
    return clip.firstNanos() == AV_NOPTS_VALUE
        ? Duration.ZERO
        : Duration.ofNanos(clip.firstNanos() + offset);
  }

  /** Ends a clip now. */
  synchronized void end(PacketClip clip) {
    attempt(clip, clip::finish);
  }

  /** Forgets a clip that is complete. */
  synchronized void remove(PacketClip clip) {
    clips.remove(clip);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      List.copyOf(clips).forEach(clip -> attempt(clip, clip::finish));
      clear();
      avcodec_parameters_free(parameters);
    }
  }
}
