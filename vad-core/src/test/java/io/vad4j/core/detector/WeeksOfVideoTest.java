package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import io.vad4j.Progress;
import io.vad4j.SourceInfo;
import io.vad4j.TrainingException;
import io.vad4j.TrainingRecorder;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.preprocess.FrameRecorder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeeksOfVideoTest {
  private static final int HOURS = 72;
  private static final int FRAMES_PER_HOUR = 600;
  private static final Pattern CLIP_NAME = Pattern.compile("hour-([0-9]+)(?:\\[([0-9]+)\\.\\.])?");

  @TempDir Path folder;

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger maxOpen = new AtomicInteger();

  /** A frame every six seconds, with a bright pixel at a place that follows from its number. */
  private FrameSource hour(int number) {
    maxOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
    return new FrameSource() {
      private int next;

      @Override
      public SourceInfo info() {
        return new SourceInfo(
            "hour-" + number,
            16,
            16,
            OptionalDouble.of(1 / 6.0),
            OptionalLong.of(FRAMES_PER_HOUR),
            false);
      }

      @Override
      public Optional<Frame> next() {
        if (next == FRAMES_PER_HOUR) {
          return Optional.empty();
        }
        byte[] pixels = new byte[256];
        Arrays.fill(pixels, (byte) 100);
        pixels[next % 256] += 20;
        return Optional.of(
            Frame.of(next, Duration.ofSeconds(6L * next++), 16, 16, PixelFormat.GRAY8, pixels));
      }

      @Override
      public void close() {
        open.decrementAndGet();
      }
    };
  }

  /** Three days of clips of an hour, each opened when it is read and closed before the next. */
  private List<FrameSource> threeDays() {
    return new AbstractList<>() {
      private FrameSource last;

      @Override
      public FrameSource get(int index) {
        if (last != null) {
          last.close();
        }
        last = hour(index);
        return last;
      }

      @Override
      public int size() {
        return HOURS;
      }
    };
  }

  private static DetectorBuilder builder() {
    return Detector.builder()
        .scorer("change")
        .syntheticAnomalies(0)
        .inputSize(64)
        .maxTrainingFrames(HOURS * 100);
  }

  @Test
  void everyHourOfThreeDaysIsSeenEqually() {
    DetectorSettings settings = DetectorSettings.resolve(builder().config());
    try (FrameRecorder.Recording recording = new FrameRecorder(settings).record(threeDays())) {
      int[] frames = new int[HOURS];
      for (FrameCache.Clip clip : recording.frames().clips()) {
        Matcher name = CLIP_NAME.matcher(clip.name());
        assertThat(name.matches()).isTrue();
        frames[Integer.parseInt(name.group(1))] += clip.size();
        int start = name.group(2) == null ? 0 : Integer.parseInt(name.group(2));
        assertThat(brightestPixel(clip.frame(clip.size() - 1)))
            .as("content of the frame that the name says")
            .isEqualTo((start + clip.size() - 1) % 256);
      }

      assertThat(recording.frames().frameCount()).isBetween(HOURS * 100L - 50, HOURS * 100L);
      assertThat(frames).containsOnly(50, 100, 150);
      assertThat(IntStream.of(frames).filter(count -> count == 100).count())
          .as("hours with exactly the mean")
          .isGreaterThan(HOURS / 2);
    }
    assertThat(maxOpen).hasValue(1);
  }

  private static int brightestPixel(Frame frame) {
    byte[] pixels = frame.toByteArray();
    return IntStream.range(0, pixels.length)
        .boxed()
        .max(Comparator.comparingInt(pixel -> pixels[pixel] & 0xff))
        .orElseThrow();
  }

  @Test
  void theModelFileSaysWhatWasRead() {
    Path file = folder.resolve("model.vad");
    try (Detector detector = builder().fit(threeDays())) {
      detector.save(file);
    }
    try (Detector loaded = Detector.load(file)) {
      assertThat(loaded.info().trainingSources()).hasSize(HOURS).contains("hour-0", "hour-71");
      assertThat(loaded.info().offeredFrames()).isEqualTo((long) HOURS * FRAMES_PER_HOUR);
      assertThat(loaded.info().trainingFrames()).isBetween(HOURS * 100L - 50, HOURS * 100L);
      assertThat(loaded.info().offeredTime().toHours()).isBetween(71L, 72L);
      assertThat(loaded.info().frameRate()).hasValueCloseTo(1 / 6.0, within(1e-9));
    }
  }

  @Test
  void overallProgressGoesFromNothingToOne() {
    List<Double> overall = new ArrayList<>();
    try (Detector detector =
        Detector.builder()
            .scorer("change")
            .scorer("brightness")
            .progress((Progress progress) -> overall.add(progress.overall().orElseThrow()))
            .fit(LongStream.range(1, 5).mapToObj(seed -> TestClips.normal(seed, 100)).toList())) {
      assertThat(detector.isFitted()).isTrue();
    }

    assertThat(overall).isSorted().startsWith(overall.get(0)).endsWith(1.0);
    assertThat(overall.get(0)).isLessThan(0.1);
    assertThat(overall).filteredOn(share -> share > 0.3 && share < 0.9).isNotEmpty();
  }

  @Test
  void aDetectorIsFittedToFramesThatTheApplicationPushes() {
    List<FrameSource> clips =
        LongStream.range(1, 5).mapToObj(seed -> TestClips.normal(seed, 100)).toList();
    try (Detector unfitted = Detector.builder().scorer("change").build();
        Detector read = unfitted.fit(clips);
        TrainingRecorder recorder = unfitted.newTrainingRecorder()) {
      for (long seed = 1; seed < 5; seed++) {
        recorder.startClip("normal-" + seed);
        TestClips.frames(seed, 100, 0, 0).forEach(recorder::add);
      }
      try (Detector pushed = recorder.fit()) {
        assertThat(detections(pushed)).isEqualTo(detections(read));
        assertThat(pushed.info().trainingSources()).isEqualTo(read.info().trainingSources());
        assertThat(pushed.info().frameRate()).hasValue(10);
      }
      assertThatThrownBy(recorder::fit).isInstanceOf(IllegalStateException.class);
    }
  }

  private static List<Detection> detections(Detector detector) {
    try (Stream<Detection> stream =
        detector.detect(TestClips.source("running", TestClips.frames(99, 80, 30, 50)))) {
      return stream.toList();
    }
  }

  @Test
  void aRecorderWithoutFramesHasNothingToFit() {
    try (Detector unfitted = Detector.builder().scorer("change").build();
        TrainingRecorder recorder = unfitted.newTrainingRecorder()) {
      assertThatThrownBy(recorder::fit).isInstanceOf(TrainingException.class);
    }
  }
}
