package io.vad4j.video;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.SourceInfo;
import io.vad4j.core.frames.SelectiveSource;
import io.vad4j.core.frames.SelectiveSource.Choice;
import io.vad4j.video.stream.PacketClip;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One opened video, which is read by the calling thread. */
final class VideoInput implements FrameSource, EncodedVideo, SelectiveSource {
  private final VideoReader reader;
  private final ReadInterrupter interrupter;
  private final Duration readTimeout;
  private final SourceInfo info;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable RuntimeException failure;
  private @Nullable Thread closer;

  private VideoInput(VideoReader reader, ReadInterrupter interrupter, Duration readTimeout) {
    this.reader = reader;
    this.interrupter = interrupter;
    this.readTimeout = readTimeout;
    this.info = reader.info();
  }

  /** Opens a video and decodes its first frame. */
  static VideoInput open(VideoAddress address, VideoSettings settings) {
    Ffmpeg.load();
    Ffmpeg.clearLastError();
    ReadInterrupter interrupter =
        new ReadInterrupter(effectiveTimeout(address, settings.openTimeout()));
    try {
      VideoReader reader = VideoReader.open(address, settings, interrupter);
      return new VideoInput(reader, interrupter, effectiveTimeout(address, settings.readTimeout()));
    } catch (RuntimeException e) {
      interrupter.close();
      throw e;
    }
  }

  private static Duration effectiveTimeout(VideoAddress address, Duration timeout) {
    return address.isFile() ? ReadInterrupter.NO_TIMEOUT : timeout;
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() {
    lock.lock();
    try {
      if (closer == Thread.currentThread()) {
        throw new IllegalStateException(info.name() + " is closed; open it again.");
      }
      if (closer != null) {
        return Optional.empty();
      }
      if (failure != null) {
        throw failure;
      }
      interrupter.startRead(readTimeout);
      Ffmpeg.clearLastError();
      return reader.next();
    } catch (FrameSourceException e) {
      failure = e;
      throw e;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isPlayable() {
    return reader.packets().isPlayable();
  }

  @Override
  public void keep(Duration time, long maxBytes) {
    reader.packets().keep(time, maxBytes);
  }

  @Override
  public Optional<Clip> startClip(
      Path file, Duration from, Duration maxDuration, Consumer<Clip> onComplete) {
    return reader
        .packets()
        .startClip(file, from, maxDuration, clip -> onComplete.accept(new InputClip(clip)))
        .map(InputClip::new);
  }

  /** A clip of the packets of the video. */
  private record InputClip(PacketClip packets) implements Clip {
    @Override
    public Duration start() {
      return packets.start();
    }

    @Override
    public void endAt(Duration time) {
      packets.endAt(time);
    }

    @Override
    public void close() {
      packets.close();
    }
  }

  @Override
  public void select(Selection selection) {
    reader.select(
        (time, startsGroup) -> {
          // A read that was ended may leave part of a packet, and stays ended.
          boolean ended = interrupter.cause().isPresent();
          Choice choice = selection.choose(time, startsGroup);
          if (!ended) {
            interrupter.startRead(readTimeout);
          }
          return choice;
        });
  }

  @Override
  public long damaged() {
    return reader.damaged();
  }

  @Override
  public long dropped() {
    return reader.dropped();
  }

  @Override
  public void close() {
    interrupter.cancel();
    lock.lock();
    try {
      if (closer == null) {
        closer = Thread.currentThread();
        reader.close();
        interrupter.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
