package io.vad4j.tckcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.tck.DetectorContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each broken implementation fails exactly the rule that it violates. */
class DetectorContractTest {

  @Test
  void referenceDetectorPasses() {
    assertThat(ContractRules.failedRules(BrokenDetectors.Reference.class)).isEmpty();
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(
            BrokenDetectors.ReportsInfoBeforeFit.class,
            "unfittedDetectorCannotReportSaveOrCalibrate"),
        Arguments.of(
            BrokenDetectors.ChangesItsSeed.class, "fittedDetectorReportsItsTrainingSources"),
        Arguments.of(
            BrokenDetectors.ClosesTrainingSources.class,
            "trainingSourcesAreReadToTheEndAndLeftOpen"),
        Arguments.of(BrokenDetectors.AcceptsNoTrainingSources.class, "fittingWithoutSourcesFails"),
        Arguments.of(
            BrokenDetectors.FitsNondeterministically.class,
            "fittingAgainWithTheSameSeedGivesTheSameDetections"),
        Arguments.of(
            BrokenDetectors.IsUnfittedByCalibration.class, "calibratingKeepsTheTrainedModel"),
        Arguments.of(
            BrokenDetectors.LosesStateWhenSaved.class,
            "savedAndLoadedDetectorGivesTheSameDetections"),
        Arguments.of(BrokenDetectors.AcceptsAnyFileAsModel.class, "invalidModelFileIsRejected"),
        Arguments.of(BrokenDetectors.CannotBeClosedTwice.class, "closingADetectorTwiceHasNoEffect"),
        Arguments.of(BrokenDetectors.WorksAfterClose.class, "closedDetectorRejectsCalls"),
        Arguments.of(
            BrokenDetectors.LeavesItsSessionsOpen.class, "closingADetectorClosesItsSessions"),
        Arguments.of(BrokenDetectors.ExtendsItself.class, "extendingLeavesTheDetectorAsItIs"),
        Arguments.of(BrokenDetectors.FitsItself.class, "fittingLeavesTheDetectorAsItIs"),
        Arguments.of(
            BrokenDetectors.ClosesDerivedDetectors.class, "derivedDetectorsAreClosedByThemselves"),
        Arguments.of(
            BrokenDetectors.IgnoresTheFalseAlarmTarget.class,
            "aLowerFalseAlarmRateRaisesTheThreshold"),
        Arguments.of(BrokenStreams.ScoresAnomaliesLow.class, "anomalousFramesScoreHigher"),
        Arguments.of(
            BrokenStreams.MarksAllFramesAnomalous.class, "scoresAtTheThresholdAreAnomalous"),
        Arguments.of(
            BrokenStreams.ShiftsTimestamps.class, "everyFrameAfterWarmUpHasADetectionInOrder"),
        Arguments.of(
            BrokenStreams.SkipsFramesOfStreams.class, "streamGivesTheSameDetectionsAsSingleFrames"),
        Arguments.of(
            BrokenStreams.PairsDetectionsWithTheFirstFrame.class,
            "watchGivesEachDetectionWithItsFrame"),
        Arguments.of(
            BrokenStreams.HidesExceptionsOfConsumers.class,
            "watchEndsWithTheExceptionOfItsConsumer"),
        Arguments.of(BrokenStreams.ReadsAhead.class, "streamReadsItsSourceLazily"),
        Arguments.of(BrokenStreams.AdaptsAcrossStreams.class, "futureFramesDoNotChangeADetection"),
        Arguments.of(BrokenStreams.IsNondeterministic.class, "theSameClipGivesTheSameDetections"),
        Arguments.of(BrokenStreams.KeepsStateOnReset.class, "resetSessionDetectsLikeANewOne"),
        Arguments.of(BrokenStreams.SharesStateBetweenSessions.class, "sessionsAreIndependent"),
        Arguments.of(
            BrokenStreams.WorksOnItsCreatingThreadOnly.class,
            "twoThreadsWithASessionEachAgreeWithOne"),
        Arguments.of(
            BrokenStreams.KeepsStatePerThread.class,
            "clipInChunksFromSeveralThreadsGivesTheSameDetections"),
        Arguments.of(BrokenStreams.AcceptsFramesOfAnySize.class, "framesOfAnotherSizeAreRejected"),
        Arguments.of(
            BrokenStreams.AcceptsDecreasingTimestamps.class, "decreasingTimestampsAreRejected"),
        Arguments.of(
            BrokenStreams.ChangesStateOnRejectedFrame.class, "rejectedFrameDoesNotChangeState"),
        Arguments.of(
            BrokenStreams.ReportsEventsOfSuspendedSessions.class,
            "resumedSessionGoesOnLikeTheUncutOne"),
        Arguments.of(BrokenStreams.ResetsOnSnapshot.class, "snapshotLeavesItsSessionAsItIs"),
        Arguments.of(
            BrokenStreams.HasSessionsThatCannotBeClosedTwice.class,
            "closingASessionTwiceHasNoEffect"),
        Arguments.of(
            BrokenStreams.HasSessionsThatWorkAfterClose.class, "closedSessionRejectsFrames"),
        Arguments.of(
            BrokenStreams.ReportsAnomalousFramesOnly.class, "listenersReceiveEveryDetection"),
        Arguments.of(BrokenStreams.OmitsEventEnds.class, "everyStartedEventEnds"),
        Arguments.of(BrokenStreams.ReportsEventsLate.class, "eventsLieWithinTheClip"),
        Arguments.of(
            BrokenDetectors.IgnoresInterruptionOfFit.class, "interruptedFitFailsWithinASecond"),
        Arguments.of(
            BrokenStreams.IgnoresInterruption.class, "interruptedStreamFailsWithinASecond"),
        Arguments.of(
            BrokenStreams.PropagatesListenerExceptions.class,
            "throwingListenerEndsNeitherTheStreamNorOtherListeners"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void brokenDetectorFailsExactlyItsRule(Class<?> contract, String rule) {
    assertThat(ContractRules.failedRules(contract)).containsExactly(rule);
  }

  @Test
  void everyRuleIsBrokenOnce() {
    assertThat(broken().map(arguments -> arguments.get()[1]))
        .containsExactlyInAnyOrderElementsOf(ContractRules.namesOf(DetectorContract.class));
  }
}
