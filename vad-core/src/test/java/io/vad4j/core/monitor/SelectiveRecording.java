package io.vad4j.core.monitor;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.SourceInfo;
import io.vad4j.core.frames.SelectiveSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** A recording in groups of ten frames that counts the frames that it had to decode. */
final class SelectiveRecording implements FrameSource, SelectiveSource {
  static final int GROUP = 10;

  private final Deque<Frame> frames;
  private final AtomicInteger reached = new AtomicInteger();
  private final AtomicInteger decoded = new AtomicInteger();
  private final AtomicInteger leftOut = new AtomicInteger();
  private boolean leavesGroupOut;
  private Selection selection = (time, startsGroup) -> Choice.DECODE;
  private volatile long dropped;

  SelectiveRecording(List<Frame> frames) {
    this.frames = new ArrayDeque<>(frames);
  }

  /** The number of frames up to the one that is being read. */
  int reached() {
    return reached.get();
  }

  int decoded() {
    return decoded.get();
  }

  /** The number of frames whose group was left out. */
  int leftOut() {
    return leftOut.get();
  }

  @Override
  public SourceInfo info() {
    return new SourceInfo("recording", 64, 48, OptionalDouble.of(10), OptionalLong.empty(), false);
  }

  @Override
  public void select(Selection value) {
    selection = value;
  }

  @Override
  public Optional<Frame> next() {
    while (!frames.isEmpty()) {
      Frame frame = frames.removeFirst();
      boolean startsGroup = reached.getAndIncrement() % GROUP == 0;
      Choice choice = selection.choose(frame.timestamp(), startsGroup);
      leavesGroupOut = choice == Choice.LEAVE_OUT_GROUP || leavesGroupOut && !startsGroup;
      if (leavesGroupOut) {
        leftOut.incrementAndGet();
      } else if (choice == Choice.DECODE) {
        decoded.incrementAndGet();
        return Optional.of(frame);
      }
      dropped++;
    }
    return Optional.empty();
  }

  @Override
  public long dropped() {
    return dropped;
  }

  @Override
  public void close() {}
}
