package com.example.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.tck.ScorerContract;
import org.junit.jupiter.api.Test;

class PatchNoveltyTest extends ScorerContract {
  @Override
  protected ScorerProvider provider() {
    return new PatchNoveltyProvider();
  }

  @Test
  void isFoundByItsName() {
    assertThat(Providers.scorers().get("patch-novelty")).isInstanceOf(PatchNoveltyProvider.class);
  }
}
