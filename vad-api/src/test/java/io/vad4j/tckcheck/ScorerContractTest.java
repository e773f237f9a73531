package io.vad4j.tckcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The kit catches what is broken, by the rule that is broken and by no other. */
class ScorerContractTest {
  private static List<String> failures(Class<?> contract) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(contract))
        .execute()
        .testEvents()
        .failed()
        .map(event -> event.getTestDescriptor().getDisplayName().replace("()", ""))
        .toList();
  }

  @Test
  void aSoundScorerPasses() {
    assertThat(failures(BrokenScorers.Sound.class)).isEmpty();
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(BrokenScorers.WarmsUpLongerThanDeclared.class, "warmUpIsAsLongAsDeclared"),
        Arguments.of(
            BrokenScorers.IsLowWhereItShouldBeHigh.class, "evidenceIsHigherWhereItShouldBe"),
        Arguments.of(BrokenScorers.ChangesItsGrid.class, "everyMapOfAClipHasTheSameGrid"),
        Arguments.of(
            BrokenScorers.ForgetsNothingOnReset.class, "aScorerThatWasResetScoresAsAFreshOne"),
        Arguments.of(
            BrokenScorers.TrainsDifferentlyEachTime.class,
            "trainingAgainWithTheSameSeedGivesTheSameEvidence"),
        Arguments.of(
            BrokenScorers.LosesSomethingWhenSaved.class,
            "aModelThatWasSavedAndLoadedScoresTheSame"),
        Arguments.of(
            BrokenScorers.SharesStateBetweenOpenScorers.class,
            "twoScorersOfOneModelDoNotDisturbEachOther"),
        Arguments.of(
            BrokenScorers.OnlyWorksOnTheThreadThatMadeTheModel.class,
            "twoThreadsWithAScorerEachAgreeWithOne"),
        Arguments.of(
            BrokenScorers.TakesFramesOfAnySize.class, "framesThatChangeSizeWithinAClipAreRefused"),
        Arguments.of(BrokenScorers.CannotBeClosedTwice.class, "closingTwiceDoesNothing"),
        Arguments.of(BrokenScorers.GoesOnWhenClosed.class, "aClosedScorerRefusesFrames"),
        Arguments.of(BrokenScorers.KeepsEveryFrame.class, "memoryDoesNotGrow"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenScorerIsCaughtByTheRuleThatItBreaksAndOnlyByThat(Class<?> contract, String rule) {
    assertThat(failures(contract)).containsExactly(rule);
  }
}
