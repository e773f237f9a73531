package io.vad4j.tckcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.tck.ScorerContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit catches what is broken, by the rule that is broken and by no other. */
class ScorerContractTest {

  @Test
  void aSoundScorerPasses() {
    assertThat(Rules.failedBy(BrokenScorers.Sound.class)).isEmpty();
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
        Arguments.of(BrokenScorers.KeepsEveryFrame.class, "memoryDoesNotGrow"),
        Arguments.of(BrokenScorers.DividesByTheContrast.class, "everyPictureHasFiniteEvidence"),
        Arguments.of(
            BrokenScorers.GoesOnLearningInItsModel.class, "framesToComeDoNotChangeTheEvidence"),
        Arguments.of(BrokenScorers.AnswersALittleLate.class, "evidenceIsAboutTheFrameJustGiven"),
        Arguments.of(BrokenScorers.IsDifferentEachTime.class, "theSameClipGivesTheSameEvidence"),
        Arguments.of(BrokenScorers.TakesColourForGrey.class, "framesInColourAreRefused"),
        Arguments.of(BrokenScorers.StumblesOverARefusedFrame.class, "aRefusedFrameLeavesNoTrace"),
        Arguments.of(
            BrokenScorers.RemembersTheSizeForEver.class,
            "afterAResetFramesOfAnotherSizeAreTakenAsAFreshScorerTakesThem"),
        Arguments.of(BrokenScorers.SavesUnderAPath.class, "namesOfSavedPartsAreFileNames"),
        Arguments.of(BrokenScorers.LoadsWithoutItsParts.class, "aModelWithoutItsPartsIsRefused"),
        Arguments.of(
            BrokenScorers.KeepsItsPlaceByThread.class,
            "aClipInChunksFromSeveralThreadsScoresAsInOneGo"),
        Arguments.of(BrokenScorers.WritesIntoFrames.class, "framesAreLeftAsTheyWere"),
        Arguments.of(BrokenScorers.KeepsFrames.class, "framesAreNotKept"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenScorerIsCaughtByTheRuleThatItBreaksAndOnlyByThat(Class<?> contract, String rule) {
    assertThat(Rules.failedBy(contract)).containsExactly(rule);
  }

  @Test
  void everyRuleIsBrokenBySome() {
    assertThat(broken().map(arguments -> arguments.get()[1]))
        .containsExactlyInAnyOrderElementsOf(Rules.of(ScorerContract.class));
  }
}
