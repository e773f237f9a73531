package io.vad4j.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ClipSourcesTest {
  private final List<FrameSource> opened = new ArrayList<>();

  @Test
  void opensAClipWhenItsTurnComesAndClosesTheOneBefore() {
    ClipSources sources = new ClipSources(List.of(clip("a"), clip("b")));
    Iterator<FrameSource> iterator = sources.iterator();
    assertThat(opened).isEmpty();
    FrameSource first = iterator.next();
    assertThat(opened).hasSize(1);
    assertThat(first.next()).isPresent();
    iterator.next();
    assertThat(opened).hasSize(2);
    assertThatThrownBy(first::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void leavesTheLastSourceOpenUntilItIsClosed() {
    ClipSources sources = new ClipSources(List.of(clip("a")));
    Iterator<FrameSource> iterator = sources.iterator();
    FrameSource last = iterator.next();
    assertThat(iterator.hasNext()).isFalse();
    assertThat(last.next()).isPresent();
    sources.close();
    sources.close();
    assertThatThrownBy(last::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void endsAfterTheLastClip() {
    Iterator<FrameSource> iterator = new ClipSources(List.of()).iterator();
    assertThat(iterator.hasNext()).isFalse();
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void mayBeReadAgain() {
    try (ClipSources sources = new ClipSources(List.of(clip("a"), clip("b")))) {
      sources.forEach(FrameSource::next);
      sources.forEach(FrameSource::next);
      assertThat(opened).hasSize(4);
    }
  }

  private DatasetClip clip(String name) {
    Frame frame = Frame.of(0, Duration.ZERO, 1, 1, PixelFormat.GRAY8, new byte[1]);
    return DatasetClip.unlabelled(
        name,
        () -> {
          FrameSource source = FrameSource.of(name, List.of(frame));
          opened.add(source);
          return source;
        });
  }
}
