package io.vad4j.tckcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.tck.DetectorContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit catches what is broken in detectors, by the rule that is broken and by no other. */
class DetectorContractTest {

  @Test
  void aSoundDetectorPasses() {
    assertThat(Rules.failedBy(BrokenDetectors.Sound.class)).isEmpty();
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(
            BrokenDetectors.TellsWhatItHasNotLearned.class,
            "whatHasNotLearnedHasNothingToTellSaveOrCalibrate"),
        Arguments.of(BrokenDetectors.ForgetsItsSeed.class, "whatHasLearnedTellsFromWhat"),
        Arguments.of(BrokenDetectors.ClosesItsFootage.class, "footageIsReadToItsEndAndLeftOpen"),
        Arguments.of(BrokenDetectors.LearnsFromNothing.class, "thereIsNothingToLearnFromNoFootage"),
        Arguments.of(
            BrokenDetectors.LearnsDifferentlyEachTime.class,
            "learningAgainWithTheSameSeedGivesTheSameDetections"),
        Arguments.of(BrokenDetectors.ForgetsWhenCalibrated.class, "calibratingKeepsWhatWasLearned"),
        Arguments.of(
            BrokenDetectors.LosesSomethingWhenSaved.class, "whatWasSavedAndLoadedDetectsTheSame"),
        Arguments.of(BrokenDetectors.TakesAnyFileForAModel.class, "aFileThatIsNoModelIsRefused"),
        Arguments.of(BrokenDetectors.CannotBeClosedTwice.class, "closingADetectorTwiceDoesNothing"),
        Arguments.of(BrokenDetectors.GoesOnWhenClosed.class, "aClosedDetectorRefusesToWork"),
        Arguments.of(
            BrokenDetectors.LeavesItsSessionsOpen.class, "closingADetectorClosesItsSessions"),
        Arguments.of(BrokenStreams.ScoresLowWhatIsUnusual.class, "unusualFramesScoreHigher"),
        Arguments.of(
            BrokenStreams.CallsEverythingAbnormal.class, "whatReachesTheThresholdIsAbnormal"),
        Arguments.of(
            BrokenStreams.IsAheadOfItsTime.class,
            "everyFrameAfterTheFirstThatIsAnsweredIsAnsweredInItsPlace"),
        Arguments.of(
            BrokenStreams.SkipsFramesOfStreams.class, "aStreamIsDetectedAsItsFramesOneByOne"),
        Arguments.of(
            BrokenStreams.SaysNothingOfItsOwnStream.class,
            "theDetectorsOwnStreamIsDetectedAsAnyOther"),
        Arguments.of(BrokenStreams.ReadsAhead.class, "aStreamIsReadNoFurtherThanItIsAskedFor"),
        Arguments.of(
            BrokenStreams.GoesOnLearningInAllStreams.class, "framesToComeDoNotChangeADetection"),
        Arguments.of(BrokenStreams.IsDifferentEachTime.class, "theSameClipGivesTheSameDetections"),
        Arguments.of(
            BrokenStreams.ForgetsNothingOnReset.class, "aSessionThatWasResetDetectsAsAFreshOne"),
        Arguments.of(BrokenStreams.NoticesOtherSessions.class, "sessionsDoNotDisturbEachOther"),
        Arguments.of(
            BrokenStreams.OnlyWorksOnTheThreadThatMadeIt.class,
            "twoThreadsWithASessionEachAgreeWithOne"),
        Arguments.of(
            BrokenStreams.KeepsItsPlaceByThread.class,
            "aClipInChunksFromSeveralThreadsIsDetectedAsInOneGo"),
        Arguments.of(BrokenStreams.TakesFramesOfAnySize.class, "framesOfAnotherSizeAreRefused"),
        Arguments.of(BrokenStreams.LetsTimeGoBack.class, "timeThatGoesBackIsRefused"),
        Arguments.of(BrokenStreams.StumblesOverARefusedFrame.class, "aRefusedFrameLeavesNoTrace"),
        Arguments.of(
            BrokenStreams.HasSessionsThatCannotBeClosedTwice.class,
            "closingASessionTwiceDoesNothing"),
        Arguments.of(
            BrokenStreams.HasSessionsThatGoOnWhenClosed.class, "aClosedSessionRefusesFrames"),
        Arguments.of(
            BrokenStreams.TellsOfAbnormalFramesOnly.class, "listenersAreToldEveryDetection"),
        Arguments.of(BrokenStreams.NeverTellsOfAnEnd.class, "whatBeginsAlsoEnds"),
        Arguments.of(BrokenStreams.TellsOfEventsTooLate.class, "eventsLieWithinTheClip"),
        Arguments.of(
            BrokenStreams.SwallowsWhatListenersThrow.class,
            "aListenerThatThrowsEndsItsOwnStreamAlone"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenDetectorIsCaughtByTheRuleThatItBreaksAndOnlyByThat(Class<?> contract, String rule) {
    assertThat(Rules.failedBy(contract)).containsExactly(rule);
  }

  @Test
  void everyRuleIsBrokenBySome() {
    assertThat(broken().map(arguments -> arguments.get()[1]))
        .containsExactlyInAnyOrderElementsOf(Rules.of(DetectorContract.class));
  }
}
