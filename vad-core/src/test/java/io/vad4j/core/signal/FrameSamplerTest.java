package io.vad4j.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSamplerTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 3, 7, 10})
  void selectsAsManyFramesAsRequested(long selected) {
    FrameSampler sampler = FrameSampler.atMost(selected, 10);

    assertThat(LongStream.range(0, 10).filter(sampler::selects)).hasSize((int) selected);
  }

  @Test
  void selectsAllOfFewerFrames() {
    FrameSampler sampler = FrameSampler.atMost(100, 3);

    assertThat(LongStream.range(0, 3)).allMatch(sampler::selects);
  }

  @Test
  void spreadsTheSelectedFramesEvenly() {
    FrameSampler sampler = FrameSampler.atMost(3, 9);

    assertThat(LongStream.range(0, 9).filter(sampler::selects)).containsExactly(2L, 5L, 8L);
  }
}
