package io.vad4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.SourceInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every frame source keeps to. Extend it, supply a source of some frames that comes to an end,
 * and run the tests.
 *
 * @since 0.1.0
 */
public abstract class FrameSourceContract {

  /** A fresh source of at least 3 and at most a few hundred frames. */
  protected abstract FrameSource open() throws Exception;

  private List<Frame> readAll() throws Exception {
    List<Frame> frames = new ArrayList<>();
    try (FrameSource source = open()) {
      for (Optional<Frame> frame = source.next(); frame.isPresent(); frame = source.next()) {
        frames.add(frame.get());
      }
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
  void timeBeginsAtZeroAndNeverGoesBack() throws Exception {
    List<Frame> frames = readAll();

    assertThat(frames.get(0).time()).isZero();
    for (int i = 1; i < frames.size(); i++) {
      assertThat(frames.get(i).time()).isGreaterThanOrEqualTo(frames.get(i - 1).time());
    }
  }

  @Test
  void allFramesHaveTheDeclaredSize() throws Exception {
    try (FrameSource source = open()) {
      SourceInfo info = source.info();
      Frame frame = source.next().orElseThrow();

      assertThat(frame.width()).isEqualTo(info.width());
      assertThat(frame.height()).isEqualTo(info.height());
    }
  }

  @Test
  void theDeclaredNumberOfFramesIsTrue() throws Exception {
    try (FrameSource source = open()) {
      if (source.info().frameCount().isPresent()) {
        assertThat(readAll()).hasSize((int) source.info().frameCount().getAsLong());
      }
    }
  }

  @Test
  void theEndIsTheEndHoweverOftenAsked() throws Exception {
    try (FrameSource source = open()) {
      while (source.next().isPresent()) {
        // read on
      }

      assertThat(source.next()).isEmpty();
      assertThat(source.next()).isEmpty();
    }
  }

  @Test
  void framesDoNotChangeWhenMoreAreRead() throws Exception {
    try (FrameSource source = open()) {
      Frame first = source.next().orElseThrow();
      byte[] before = new byte[first.byteCount()];
      first.copyPixels(before);
      source.next();
      source.next();

      byte[] after = new byte[first.byteCount()];
      first.copyPixels(after);
      assertThat(after).isEqualTo(before);
    }
  }

  @Test
  void readingTwiceGivesTheSameFrames() throws Exception {
    List<Frame> one = readAll();
    List<Frame> two = readAll();

    assertThat(two).hasSameSizeAs(one);
    assertThat(two.get(2).pixels()).isEqualTo(one.get(2).pixels());
  }

  @Test
  void closingTwiceDoesNothing() throws Exception {
    FrameSource source = open();
    source.next();
    source.close();
    source.close();
  }

  @Test
  void aClosedSourceRefusesToBeRead() throws Exception {
    FrameSource source = open();
    source.close();

    assertThatThrownBy(source::next).isInstanceOf(IllegalStateException.class);
  }
}
