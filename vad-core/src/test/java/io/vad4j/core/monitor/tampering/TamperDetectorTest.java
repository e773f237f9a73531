package io.vad4j.core.monitor.tampering;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.core.simulation.Corruption;
import io.vad4j.core.simulation.SyntheticScenario;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.core.simulation.SyntheticVideo;
import io.vad4j.monitor.HealthCause;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TamperDetectorTest {
  private static final double FRAME_RATE = 5;
  private static final int FAULT_START = 100;
  private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");

  private final TamperDetector detector = new TamperDetector(Optional.empty());

  private static SyntheticScene.Builder scene(int number) {
    return SyntheticScenario.values()[2 * number % SyntheticScenario.values().length]
        .builder()
        .seed(1000 + number)
        .size(160, 120)
        .frameRate(FRAME_RATE);
  }

  private Optional<HealthCause> update(Frame frame) {
    detector.update(frame, START.plus(frame.timestamp()));
    return detector.named();
  }

  static Stream<Arguments> faultsOfScenes() {
    return EnumSet.allOf(CameraFault.class).stream()
        .flatMap(fault -> Stream.of(1, 2, 3).map(scene -> Arguments.of(fault, scene)));
  }

  @ParameterizedTest
  @MethodSource("faultsOfScenes")
  void aFaultIsNamedWithinFiveSecondsAndEndsAgain(CameraFault fault, int scene) {
    SyntheticVideo video = scene(scene).build().normalClip(1, 160);
    SyntheticVideo otherView = scene(scene + 10).build().normalClip(2, 160);
    Duration named = Duration.ZERO;
    for (int i = 0; i < 130; i++) {
      Frame frame = video.frame(i);
      Frame seen =
          i < FAULT_START
              ? frame
              : fault.apply(frame, video.frame(FAULT_START), otherView.frame(i));
      Optional<HealthCause> cause = update(seen);
      if (i < FAULT_START) {
        assertThat(cause).as("before the fault, frame " + i).isEmpty();
      } else if (cause.isPresent() && named.isZero()) {
        named = frame.timestamp().minus(video.frame(FAULT_START).timestamp());
        assertThat(cause).contains(fault.cause);
      }
    }
    for (int i = 130; i < 160; i++) {
      update(video.frame(i));
    }

    assertThat(named).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(5));
    assertThat(detector.named()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(CameraFault.class)
  void aFaultIsSuspectedAtOnce(CameraFault fault) {
    if (fault == CameraFault.FROZEN) {
      return;
    }
    SyntheticVideo video = scene(1).build().normalClip(1, 90);
    for (int i = 0; i < 80; i++) {
      update(video.frame(i));
    }
    Frame faulty =
        fault.apply(
            video.frame(80), video.frame(80), scene(11).build().normalClip(2, 90).frame(80));

    detector.examine(faulty, START.plus(faulty.timestamp()));

    assertThat(detector.isSuspicious()).isTrue();
  }

  @Test
  void nothingIsNamedInAnHourOfNormalVideo() {
    Set<HealthCause> named = new HashSet<>();
    for (int number = 0; number < 3; number++) {
      TamperDetector one = new TamperDetector(Optional.empty());
      SyntheticVideo video =
          scene(number).frameRate(1).illuminationDrift(0.1).build().normalClip(5, 1200);
      for (int i = 0; i < video.frameCount(); i += 5) {
        Frame frame = video.frame(i);
        one.update(frame, START.plus(frame.timestamp()));
        one.named().ifPresent(named::add);
      }
    }

    assertThat(named).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Corruption.class)
  void nothingIsNamedUnderDisturbancesOfACameraThatSees(Corruption corruption) {
    SyntheticVideo video = scene(2).corruptions(corruption).build().normalClip(5, 150);
    for (int i = 0; i < video.frameCount(); i++) {
      assertThat(update(video.frame(i))).as("frame " + i).isEmpty();
    }
  }

  @Test
  void aSceneThatOftenRepeatsItsPictureIsNotFrozen() {
    SyntheticVideo video = scene(1).build().normalClip(1, 40);
    Set<HealthCause> lateNames = new HashSet<>();
    for (int i = 0; i < 400; i++) {
      Frame shown = video.frame(i / 15);
      Frame frame = shown.withPosition(i, Duration.ofMillis(200L * i));
      detector.update(frame, START.plus(frame.timestamp()));
      detector.named().ifPresent(lateNames::add);
    }

    assertThat(lateNames).isEmpty();
  }
}
