package io.vad4j.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.tck.TckClips;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingSetTest {
  @Test
  void backgroundIsTheTemporalMedianOfAllClips() {
    TrainingSet trainingSet =
        TckClips.trainingSet(List.of(List.of(frame(5, 200), frame(7, 201)), List.of(frame(90, 0))));

    assertThat(trainingSet.background()).containsExactly(7, (byte) 200);
  }

  @Test
  void backgroundOfAnEvenNumberOfFramesIsTheLowerMiddle() {
    TrainingSet trainingSet = TckClips.trainingSet(List.of(List.of(frame(9, 4), frame(1, 8))));

    assertThat(trainingSet.background()).containsExactly(1, 4);
  }

  /** An object that stays for two of five seconds of a long clip is not background. */
  @Test
  void backgroundOfManyFramesIsSampledEvenly() {
    Frame[] frames = new Frame[500];
    Arrays.fill(frames, frame(10, 10));
    IntStream.range(100, 300).forEach(i -> frames[i] = frame(250, 250));

    assertThat(TckClips.trainingSet(List.of(List.of(frames))).background()).containsExactly(10, 10);
  }

  private static Frame frame(int left, int right) {
    return Frame.of(
        0, Duration.ZERO, 2, 1, PixelFormat.GRAY8, new byte[] {(byte) left, (byte) right});
  }
}
