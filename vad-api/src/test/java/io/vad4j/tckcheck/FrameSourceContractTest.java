package io.vad4j.tckcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.tck.FrameSourceContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each broken implementation fails exactly the rule that it violates. */
class FrameSourceContractTest {

  @Test
  void referenceSourcePasses() {
    assertThat(ContractRules.failedRules(BrokenSources.Reference.class)).isEmpty();
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(BrokenSources.CountsFromOne.class, "indexesCountFromZero"),
        Arguments.of(BrokenSources.DecreasesTimestamps.class, "timestampsNeverDecrease"),
        Arguments.of(BrokenSources.ChangesFrameSize.class, "allFramesHaveTheDeclaredSize"),
        Arguments.of(BrokenSources.ChangesPixelFormat.class, "allFramesHaveOneFormat"),
        Arguments.of(BrokenSources.DeclaresTooManyFrames.class, "declaredFrameCountIsCorrect"),
        Arguments.of(BrokenSources.ChangesItsName.class, "sourceInfoDoesNotChange"),
        Arguments.of(BrokenSources.FailsWhenReadPastTheEnd.class, "readingPastTheEndStaysEmpty"),
        Arguments.of(BrokenSources.ReusesPixelBuffers.class, "framesDoNotChangeWhenMoreAreRead"),
        Arguments.of(BrokenSources.IsNondeterministic.class, "readingTwiceGivesTheSameFrames"),
        Arguments.of(BrokenSources.CannotBeClosedTwice.class, "closingTwiceHasNoEffect"),
        Arguments.of(BrokenSources.EndsWhenClosed.class, "closedSourceRejectsReads"),
        Arguments.of(BrokenSources.NeverTimesOut.class, "blockedReadTimesOut"),
        Arguments.of(BrokenSources.CannotBeInterrupted.class, "blockedReadEndsOnInterrupt"),
        Arguments.of(BrokenSources.KeepsBlockingWhenClosed.class, "blockedReadEndsOnClose"),
        Arguments.of(
            BrokenSources.BreaksWhenClosedInTheMiddle.class,
            "closingWhileAnotherThreadReadsIsSafe"),
        Arguments.of(
            BrokenSources.ThrowsAnotherException.class,
            "unreadableInputThrowsFrameSourceException"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void brokenSourceFailsExactlyItsRule(Class<?> contract, String rule) {
    assertThat(ContractRules.failedRules(contract)).containsExactly(rule);
  }

  @Test
  void everyRuleIsBrokenOnce() {
    assertThat(broken().map(arguments -> arguments.get()[1]))
        .containsExactlyInAnyOrderElementsOf(ContractRules.namesOf(FrameSourceContract.class));
  }
}
