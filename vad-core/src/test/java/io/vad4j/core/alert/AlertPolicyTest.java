package io.vad4j.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.AnomalyKind;
import io.vad4j.InvalidOptionException;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.alert.AlertPolicy;
import io.vad4j.monitor.alert.EventAlert;
import io.vad4j.monitor.alert.Schedule;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which events raise alerts, and when, as seconds from 12:00:00. */
class AlertPolicyTest {

  private static AlertFixture withSchedule(String from, String to) {
    return new AlertFixture(
        AlertPolicy.builder()
            .schedule(
                Schedule.builder(ZoneOffset.UTC)
                    .daily(LocalTime.parse(from), LocalTime.parse(to))
                    .build())
            .build());
  }

  @Test
  void startAndEndOfAnEventAreAlerts() {
    AlertFixture fixture = new AlertFixture(AlertPolicy.defaults());
    fixture.begin(1);
    fixture.pass(5);
    fixture.end(1);

    assertThat(fixture.received()).containsExactly("STARTED 1 at 0", "ENDED 1 at 5");
  }

  @Test
  void textOfAnAlertHasTheSameDigitsInEveryLocale() {
    AlertFixture fixture = new AlertFixture(AlertPolicy.defaults());
    fixture.begin(1);
    fixture.end(1);
    fixture.received();
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(fixture.alerts.get(0).summary()).contains("score 3.0");
      assertThat(fixture.alerts.get(1).summary()).contains("score 3.0");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void eventOutsideTheScheduleIsNoAlert() {
    AlertFixture fixture = withSchedule("13:00", "14:00");
    fixture.begin(1);
    fixture.pass(5);
    fixture.end(1);

    assertThat(fixture.received()).isEmpty();
  }

  @Test
  void eventThatLastsWhenTheScheduleBeginsIsAnAlertThen() {
    AlertFixture fixture = withSchedule("12:00:03", "14:00");
    fixture.begin(1);
    fixture.pass(5);
    fixture.end(1);

    assertThat(fixture.received()).containsExactly("STARTED 1 at 3", "ENDED 1 at 5");
  }

  @Test
  void endIsReportedAfterTheScheduleHasEnded() {
    AlertFixture fixture = withSchedule("11:00", "12:00:03");
    fixture.begin(1);
    fixture.pass(5);
    fixture.end(1);

    assertThat(fixture.received()).containsExactly("STARTED 1 at 0", "ENDED 1 at 5");
  }

  @Test
  void eventWithinTheCooldownIsNoAlertAndIsCountedInTheNext() {
    AlertFixture fixture =
        new AlertFixture(AlertPolicy.builder().cooldown(Duration.ofSeconds(10)).build());
    fixture.begin(1);
    fixture.end(1);
    fixture.pass(4);
    fixture.begin(2);
    fixture.pass(2);
    fixture.end(2);
    fixture.pass(4);
    fixture.begin(3);

    assertThat(fixture.received())
        .containsExactly("STARTED 1 at 0", "ENDED 1 at 0", "STARTED 3 at 10");
    assertThat(((EventAlert) fixture.alerts.get(2)).suppressed()).isEqualTo(1);
    assertThat(fixture.alerts.get(2).summary()).contains("1 event before it was not reported");
  }

  @Test
  void eventThatLastsLongerThanTheCooldownIsAnAlertAfterIt() {
    AlertFixture fixture =
        new AlertFixture(AlertPolicy.builder().cooldown(Duration.ofSeconds(10)).build());
    fixture.begin(1);
    fixture.end(1);
    fixture.pass(8);
    fixture.begin(2);
    fixture.pass(4);

    assertThat(fixture.received()).endsWith("STARTED 2 at 10");
  }

  @Test
  void cooldownOfOneKindHidesNoOther() {
    AlertFixture fixture = new AlertFixture(AlertPolicy.defaults());
    fixture.begin(1, AnomalyKind.MOTION);
    fixture.end(1);
    fixture.begin(2, AnomalyKind.STATIONARY_OBJECT);

    assertThat(fixture.received()).endsWith("STARTED 2 at 0");
  }

  @Test
  void eventEscalatesWhileItLasts() {
    AlertFixture fixture =
        new AlertFixture(
            AlertPolicy.builder()
                .escalation(List.of(Duration.ofSeconds(3), Duration.ofSeconds(6)))
                .build());
    fixture.begin(1);
    fixture.pass(8);
    fixture.end(1);

    assertThat(fixture.received())
        .containsExactly(
            "STARTED 1 at 0",
            "ESCALATED 1 level 1 at 3",
            "ESCALATED 1 level 2 at 6",
            "ENDED 1 level 2 at 8");
  }

  @Test
  void endlessEventEndsOnceAndStartsTheCooldownAtItsRealEnd() {
    AlertFixture fixture =
        new AlertFixture(
            AlertPolicy.builder()
                .maxDuration(Duration.ofSeconds(4))
                .cooldown(Duration.ofSeconds(5))
                .build());
    fixture.begin(1);
    fixture.pass(9);
    fixture.end(1);
    fixture.begin(2);
    fixture.pass(1);
    fixture.end(2);
    fixture.pass(4);
    fixture.begin(3);

    assertThat(fixture.received())
        .containsExactly("STARTED 1 at 0", "ENDED 1 truncated at 4", "STARTED 3 at 14");
  }

  @Test
  void alertHasTheLatestStateOfItsEvent() {
    AlertFixture fixture =
        new AlertFixture(AlertPolicy.builder().escalation(List.of(Duration.ofSeconds(3))).build());
    fixture.begin(1);
    fixture.pass(3);
    fixture.received();

    assertThat(((EventAlert) fixture.alerts.get(1)).event().duration())
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void changeOfHealthIsAnAlertUnlessSwitchedOff() {
    AlertFixture fixture = new AlertFixture(AlertPolicy.defaults());
    StreamHealth health =
        new StreamHealth(
            StreamState.DOWN,
            fixture.instant(),
            List.of(),
            "It is gone.",
            Optional.empty(),
            Optional.empty());
    fixture.dispatcher.onHealth("yard", health);
    fixture.dispatcher.configure(
        "yard", AlertPolicy.builder().health(false).build(), Set.of("test"));
    fixture.dispatcher.onHealth("yard", health);
    fixture.dispatcher.close();

    assertThat(fixture.alerts).hasSize(1);
    assertThat(fixture.alerts.get(0).summary()).isEqualTo("yard is down: It is gone.");
  }

  @Test
  void escalationMustAscend() {
    assertThatThrownBy(
            () ->
                AlertPolicy.builder()
                    .escalation(List.of(Duration.ofSeconds(5), Duration.ofSeconds(5))))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("ascending");
  }

  @Test
  void escalationAfterTheLongestDurationIsRejected() {
    AlertPolicy.Builder builder =
        AlertPolicy.builder()
            .maxDuration(Duration.ofMinutes(1))
            .escalation(List.of(Duration.ofMinutes(2)));

    assertThatThrownBy(builder::build)
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("cannot escalate");
  }
}
