package io.vad4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Detector;
import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedAutoencoderOptionsTest {
  private final MaskedAutoencoderProvider provider = new MaskedAutoencoderProvider();
  private final Options motion = provider.descriptor().complete(Options.none());
  private final Options paper =
      provider.descriptor().complete(Options.none().with("architecture", "paper"));

  @Test
  void theDefaultsOfBothArchitecturesFitTogether() {
    assertThatCode(() -> provider.check(motion)).doesNotThrowAnyException();
    assertThatCode(() -> provider.check(paper)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "mask-ratio, 1, less than 1",
    "size, 100, multiple of 8",
    "validation, 0, nothing is held out",
    "perspective, true, architecture=motion"
  })
  void whatThePapersNetworkCannotDoIsRefused(String option, String value, String message) {
    assertThatThrownBy(() -> provider.check(paper.with(option, value)))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining(option)
        .hasMessageContaining(message);
  }

  @Test
  void aDetectorRefusesThemBeforeItReadsAnything() {
    Detector.Builder builder =
        Detector.builder().scorer(MaskedAutoencoderProvider.NAME, paper.with("mask-ratio", 1));
    assertThatThrownBy(builder::build)
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("mask-ratio");
  }

  @Test
  void aShareHiddenOfMoreThanAllIsRefused() {
    assertThatThrownBy(() -> provider.descriptor().complete(Options.none().with("mask-ratio", 1.5)))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("mask-ratio");
  }

  @Test
  void weightsThatAreBothZeroAreRefusedWhereTheyCount() {
    Options noLoss = paper.with("loss-alpha", 0).with("loss-beta", 0);
    assertThatCode(() -> provider.check(noLoss)).doesNotThrowAnyException();
    assertThatThrownBy(() -> provider.check(noLoss.with("loss", "hybrid")))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("loss-alpha and loss-beta are both 0");
    Options noScore = paper.with("alpha", 0).with("beta", 0);
    assertThatThrownBy(() -> provider.check(noScore))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("alpha and beta are both 0");
    assertThatCode(() -> provider.check(noScore.with("score", "error"))).doesNotThrowAnyException();
  }

  @Test
  void anOptionOfThePaperIsRefusedForMotion() {
    assertThatThrownBy(() -> provider.check(motion.with("loss", "hybrid")))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("loss")
        .hasMessageContaining("architecture=paper");
  }

  @Test
  void whatIsLeftToTheArchitectureDependsOnIt() {
    Options ofMotion = MaskedAutoencoderOptions.resolved(motion);
    Options ofPaper = MaskedAutoencoderOptions.resolved(paper);
    assertThat(ofMotion.number("learning-rate")).isEqualTo(0.002);
    assertThat(ofPaper.number("learning-rate")).isEqualTo(0.001);
    assertThat(ofMotion.number("dropout")).isEqualTo(0.1);
    assertThat(ofPaper.number("dropout")).isEqualTo(0.2);
    assertThat(ofPaper.integer("epochs")).isEqualTo(60);
  }

  @Test
  void whatIsGivenIsKept() {
    assertThat(
            MaskedAutoencoderOptions.resolved(paper.with("dropout", 0.3).with("epochs", 4)).asMap())
        .containsEntry("dropout", "0.3")
        .containsEntry("epochs", "4");
  }
}
