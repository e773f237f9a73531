package io.vad4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.spi.TrainingClip;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValidationSplitTest {

  @Test
  void holdsOutWholeClips() {
    List<TrainingClip> clips = clips(10);
    ValidationSplit split = ValidationSplit.of(clips, 0.2, 1);
    assertThat(split.validation()).hasSize(2).isSubsetOf(clips);
    assertThat(split.training()).hasSize(8).doesNotContainAnyElementsOf(split.validation());
  }

  @Test
  void seedDeterminesTheSplit() {
    List<TrainingClip> clips = clips(10);
    assertThat(ValidationSplit.of(clips, 0.2, 1)).isEqualTo(ValidationSplit.of(clips, 0.2, 1));
    assertThat(ValidationSplit.of(clips, 0.2, 1)).isNotEqualTo(ValidationSplit.of(clips, 0.2, 2));
  }

  @Test
  void holdsOutAtLeastOneClip() {
    assertThat(ValidationSplit.of(clips(3), 0.01, 1).validation()).hasSize(1);
  }

  @Test
  void keepsAtLeastOneTrainingClip() {
    assertThat(ValidationSplit.of(clips(3), 0.9, 1).training()).hasSize(1);
  }

  @Test
  void singleClipHoldsOutItsEndAfterAGap() {
    ValidationSplit split = ValidationSplit.of(List.of(new Clip("long", 200)), 0.2, 1);
    TrainingClip training = split.training().get(0);
    TrainingClip validation = split.validation().get(0);
    long lastTrained = training.frame(training.size() - 1).index();
    assertThat(validation.frame(0).index()).isEqualTo(160);
    assertThat(lastTrained).isEqualTo(139);
  }

  @Test
  void veryShortSingleClipHasNoValidationFrames() {
    assertThat(ValidationSplit.of(List.of(new Clip("short", 2)), 0.2, 1).validation()).isEmpty();
  }

  private static List<TrainingClip> clips(int count) {
    return IntStream.range(0, count).<TrainingClip>mapToObj(i -> new Clip("c" + i, 5)).toList();
  }

  private record Clip(String name, int size) implements TrainingClip {
    @Override
    public Frame frame(int position) {
      return Frame.of(position, Duration.ZERO, 1, 1, PixelFormat.GRAY8, new byte[1]);
    }
  }
}
