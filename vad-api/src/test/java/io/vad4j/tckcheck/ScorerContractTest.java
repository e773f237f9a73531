package io.vad4j.tckcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.tck.ScorerContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each broken implementation fails exactly the rule that it violates. */
class ScorerContractTest {

  @Test
  void referenceScorerPasses() {
    assertThat(ContractRules.failedRules(BrokenScorers.Reference.class)).isEmpty();
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(BrokenScorers.WarmsUpLongerThanDeclared.class, "warmUpIsAsLongAsDeclared"),
        Arguments.of(BrokenScorers.InvertsItsScores.class, "anomalousFramesScoreHigher"),
        Arguments.of(BrokenScorers.ChangesItsGrid.class, "everyMapOfAClipHasTheSameGrid"),
        Arguments.of(BrokenScorers.KeepsStateOnReset.class, "resetScorerScoresLikeANewOne"),
        Arguments.of(
            BrokenScorers.TrainsNondeterministically.class,
            "trainingAgainWithTheSameSeedGivesTheSameMaps"),
        Arguments.of(
            BrokenScorers.LosesStateWhenSaved.class, "savedAndLoadedModelGivesTheSameMaps"),
        Arguments.of(BrokenScorers.ExtendsItself.class, "extendingAModelLeavesItAsItIs"),
        Arguments.of(
            BrokenScorers.ExtendsToHigherScores.class, "extendedModelScoresWhatItLearnedNoHigher"),
        Arguments.of(
            BrokenScorers.LosesItsExtensionWhenSaved.class,
            "extendedModelThatIsSavedAndLoadedGivesTheSameMaps"),
        Arguments.of(
            BrokenScorers.SharesStateBetweenOpenScorers.class, "scorersOfOneModelAreIndependent"),
        Arguments.of(BrokenScorers.DependsOnItsStream.class, "scorerOfAStreamGivesTheSameMaps"),
        Arguments.of(
            BrokenScorers.WorksOnTheModelsThreadOnly.class,
            "twoThreadsWithAScorerEachAgreeWithOne"),
        Arguments.of(
            BrokenScorers.AcceptsFramesOfAnySize.class,
            "framesThatChangeSizeWithinAClipAreRejected"),
        Arguments.of(BrokenScorers.CannotBeClosedTwice.class, "closingTwiceHasNoEffect"),
        Arguments.of(BrokenScorers.WorksAfterClose.class, "closedScorerRejectsFrames"),
        Arguments.of(BrokenScorers.LeaksMemory.class, "memoryDoesNotGrow"),
        Arguments.of(BrokenScorers.DividesByTheContrast.class, "everyImageHasFiniteScores"),
        Arguments.of(BrokenScorers.AdaptsItsModel.class, "futureFramesDoNotChangeTheMaps"),
        Arguments.of(BrokenScorers.DelaysItsMaps.class, "mapsBelongToTheCurrentFrame"),
        Arguments.of(BrokenScorers.IsNondeterministic.class, "theSameClipGivesTheSameMaps"),
        Arguments.of(BrokenScorers.AcceptsColorFrames.class, "colorFramesAreRejected"),
        Arguments.of(
            BrokenScorers.ChangesStateOnRejectedFrame.class, "rejectedFrameDoesNotChangeState"),
        Arguments.of(
            BrokenScorers.ForgetsItsAge.class, "restoredScorerGivesTheMapsOfTheUncutStream"),
        Arguments.of(
            BrokenScorers.KeepsFrameSizeOnReset.class, "resetScorerAcceptsFrameSizesLikeANewOne"),
        Arguments.of(BrokenScorers.SavesUnderAPath.class, "namesOfSavedPartsAreFileNames"),
        Arguments.of(BrokenScorers.LoadsWithoutItsParts.class, "modelWithoutItsPartsIsRejected"),
        Arguments.of(
            BrokenScorers.KeepsStatePerThread.class,
            "clipInChunksFromSeveralThreadsGivesTheSameMaps"),
        Arguments.of(BrokenScorers.ModifiesFrames.class, "framesAreNotModified"),
        Arguments.of(BrokenScorers.RetainsFrames.class, "framesAreNotRetained"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void brokenScorerFailsExactlyItsRule(Class<?> contract, String rule) {
    assertThat(ContractRules.failedRules(contract)).containsExactly(rule);
  }

  @Test
  void everyRuleIsBrokenOnce() {
    assertThat(broken().map(arguments -> arguments.get()[1]))
        .containsExactlyInAnyOrderElementsOf(ContractRules.namesOf(ScorerContract.class));
  }
}
