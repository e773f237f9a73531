package io.vad4j.tckcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.tck.FrameSourceContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit catches what is broken in sources, by the rule that is broken and by no other. */
class FrameSourceContractTest {

  @Test
  void aSoundSourcePasses() {
    assertThat(Rules.failedBy(BrokenSources.Sound.class)).isEmpty();
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(BrokenSources.CountsFromOne.class, "indexesCountFromZero"),
        Arguments.of(BrokenSources.GoesBackInTime.class, "timeBeginsAtZeroAndNeverGoesBack"),
        Arguments.of(BrokenSources.GrowsInTheMiddle.class, "allFramesHaveTheDeclaredSize"),
        Arguments.of(BrokenSources.TakesOnColourInTheMiddle.class, "allFramesHaveOneFormat"),
        Arguments.of(BrokenSources.PromisesMoreFrames.class, "theDeclaredNumberOfFramesIsTrue"),
        Arguments.of(BrokenSources.ChangesItsName.class, "whatASourceSaysOfItselfDoesNotChange"),
        Arguments.of(
            BrokenSources.FailsWhenAskedAgainAtTheEnd.class, "theEndIsTheEndHoweverOftenAsked"),
        Arguments.of(BrokenSources.UsesItsPixelsAgain.class, "framesDoNotChangeWhenMoreAreRead"),
        Arguments.of(BrokenSources.IsDifferentEachTime.class, "readingTwiceGivesTheSameFrames"),
        Arguments.of(BrokenSources.CannotBeClosedTwice.class, "closingTwiceDoesNothing"),
        Arguments.of(BrokenSources.EndsWhereItIsClosed.class, "aClosedSourceRefusesToBeRead"),
        Arguments.of(BrokenSources.WaitsForEver.class, "aReadThatWaitsTooLongFails"),
        Arguments.of(
            BrokenSources.CannotBeInterrupted.class,
            "aReadThatWaitsEndsWhenItsThreadIsInterrupted"),
        Arguments.of(
            BrokenSources.WaitsOnWhenClosed.class, "aReadThatWaitsEndsWhenTheSourceIsClosed"),
        Arguments.of(
            BrokenSources.BreaksWhenClosedInTheMiddle.class,
            "closingWhileAnotherThreadReadsDoesNoHarm"),
        Arguments.of(
            BrokenSources.FailsWithAnExceptionOfItsOwn.class,
            "whatCannotBeReadIsToldByAFrameSourceException"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenSourceIsCaughtByTheRuleThatItBreaksAndOnlyByThat(Class<?> contract, String rule) {
    assertThat(Rules.failedBy(contract)).containsExactly(rule);
  }

  @Test
  void everyRuleIsBrokenBySome() {
    assertThat(broken().map(arguments -> arguments.get()[1]))
        .containsExactlyInAnyOrderElementsOf(Rules.of(FrameSourceContract.class));
  }
}
