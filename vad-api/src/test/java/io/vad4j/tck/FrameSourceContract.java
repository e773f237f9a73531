package io.vad4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.SourceInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Contract of frame sources. Extend it, supply a source of a few frames, and run the tests.
 *
 * <p>A source that may block (a network stream, a camera, a queue) also supplies {@link
 * #openSilent()}; one that may fail supplies {@link #openDamaged()}. Rules that do not apply are
 * skipped with a reason.
 *
 * @since 0.1.0
 */
public abstract class FrameSourceContract extends FrameSourceBlockingRules {

  private List<Frame> readAll() throws Exception {
    try (FrameSource source = open()) {
      return readAll(source);
    }
  }

  static List<Frame> readAll(FrameSource source) {
    List<Frame> frames = new ArrayList<>();
    for (Optional<Frame> frame = source.next(); frame.isPresent(); frame = source.next()) {
      frames.add(frame.get());
    }
    return frames;
  }

  @Test
  void indexesCountFromZero() throws Exception {
    List<Frame> frames = readAll();

    assertThat(frames).hasSizeGreaterThanOrEqualTo(3);
    for (int i = 0; i < frames.size(); i++) {
      assertThat(frames.get(i).index()).isEqualTo(i);
    }
  }

  @Test
  void timestampsNeverDecrease() throws Exception {
    List<Frame> frames = readAll();

    for (int i = 1; i < frames.size(); i++) {
      assertThat(frames.get(i).timestamp()).isGreaterThanOrEqualTo(frames.get(i - 1).timestamp());
    }
  }

  @Test
  void allFramesHaveTheDeclaredSize() throws Exception {
    try (FrameSource source = open()) {
      SourceInfo info = source.info();

      assertThat(readAll(source))
          .extracting(Frame::width, Frame::height)
          .containsOnly(tuple(info.width(), info.height()));
    }
  }

  @Test
  void allFramesHaveOneFormat() throws Exception {
    List<Frame> frames = readAll();

    assertThat(frames).extracting(Frame::format).containsOnly(frames.get(0).format());
  }

  @Test
  void declaredFrameCountIsCorrect() throws Exception {
    try (FrameSource source = open()) {
      assumeTrue(source.info().frameCount().isPresent(), "the source declares no number of frames");

      assertThat(readAll()).hasSize((int) source.info().frameCount().getAsLong());
    }
  }

  @Test
  void sourceInfoDoesNotChange() throws Exception {
    try (FrameSource source = open()) {
      SourceInfo before = source.info();
      readAll(source);

      assertThat(source.info()).isEqualTo(before);
    }
  }

  @Test
  void readingPastTheEndStaysEmpty() throws Exception {
    try (FrameSource source = open()) {
      readAll(source);

      assertThat(source.next()).isEmpty();
      assertThat(source.next()).isEmpty();
    }
  }

  @Test
  void framesDoNotChangeWhenMoreAreRead() throws Exception {
    try (FrameSource source = open()) {
      Frame first = source.next().orElseThrow();
      byte[] before = first.toByteArray();
      readAll(source);

      byte[] after = first.toByteArray();
      assertThat(after).isEqualTo(before);
    }
  }

  @Test
  void readingTwiceGivesTheSameFrames() throws Exception {
    List<Frame> one = readAll();
    List<Frame> two = readAll();

    assertThat(two).extracting(Frame::pixels).isEqualTo(one.stream().map(Frame::pixels).toList());
  }

  @Test
  void closingTwiceHasNoEffect() throws Exception {
    FrameSource source = open();
    source.next();
    source.close();
    source.close();
  }

  @Test
  void closedSourceRejectsReads() throws Exception {
    FrameSource source = open();
    source.close();

    assertThatThrownBy(source::next).isInstanceOf(IllegalStateException.class);
  }
}
