package io.vad4j.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.monitor.alert.Schedule;
import io.vad4j.video.VideoWriter;
import io.vad4j.web.store.EventMark;
import io.vad4j.web.store.StoredEvent;
import io.vad4j.web.store.StoredEvents;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in Chromium. {@code -Dvad4j.screenshots=DIR} keeps what it looks like. */
class PageTest {
  private static final int TAB = 9;
  private static final int ENTER = 13;
  private static final int SPACE = 32;
  private static final int UP = 38;
  private static final int RIGHT = 39;
  private static final int DOWN = 40;

  @TempDir private Path folder;
  private ServerFixture fixture;
  private Browser browser;

  @BeforeEach
  void start() throws Exception {
    Optional<Path> program = Browser.program();
    assumeTrue(program.isPresent(), "No Chromium is installed.");
    fixture = new ServerFixture(folder.resolve("events"), Optional.empty());
    fixture.cameras.push(1, 90, 1);
    browser = new Browser(program.get(), folder.resolve("profile"));
    browser.setScreen(1280, 800, false);
  }

  @AfterEach
  void stop() throws Exception {
    if (fixture != null) {
      browser.close();
      fixture.close();
    }
  }

  private void open(String page) throws Exception {
    browser.open(fixture.uri("/" + page));
    browser.await("document.querySelector('main article, main section')");
  }

  private void screenshot(String name) throws Exception {
    String target = System.getProperty("vad4j.screenshots");
    if (target != null) {
      browser.screenshot(Path.of(target).resolve(name + ".png"));
    }
  }

  /** An event with a picture, and a video of two seconds. */
  private StoredEvent addEvent(int number) throws IOException {
    StoredEvent event = StoredEvents.event(number % 2 == 0 ? "yard" : "north gate", number);
    Path image = fixture.store.parts().resolve("a.jpg");
    BufferedImage picture = new BufferedImage(320, 240, BufferedImage.TYPE_3BYTE_BGR);
    picture.getGraphics().fillRect(20 * (number % 10), 60, 60, 90);
    ImageIO.write(picture, "jpeg", image.toFile());
    fixture.store.add(event, Optional.of(image));
    Path clip = fixture.store.parts().resolve("a.mp4");
    try (VideoWriter writer = VideoWriter.open(clip, 10)) {
      for (int i = 0; i < 20; i++) {
        byte[] pixels = new byte[320 * 240];
        Arrays.fill(pixels, (byte) (10 * i));
        writer.write(Frame.of(i, Duration.ZERO, 320, 240, PixelFormat.GRAY8, pixels));
      }
    }
    fixture.store.addClip(event.key(), clip, Duration.ZERO);
    StoredEvent stored = fixture.store.find(event.key()).orElseThrow();
    fixture.server.show(stored);
    return stored;
  }

  private void assertNoProblems() {
    assertThat(browser.problems).isEmpty();
  }

  @Test
  void tilesShowThePictureAndTheScoresOfEachCamera() throws Exception {
    open("#cameras");
    browser.await("document.querySelectorAll('article').length === 2");
    browser.await("[...document.querySelectorAll('img')].every((i) => i.naturalWidth === 320)");
    String first = String.valueOf(browser.evaluate("document.querySelector('img').src"));
    browser.await("document.querySelector('img').src !== '" + first + "'");
    fixture.cameras.push(2, 160, 3);

    browser.await("document.querySelector('svg title').textContent.includes('1.50')");
    browser.await("document.querySelector('article .state').textContent === 'watching'");
    screenshot("cameras-desktop");
    browser.setScreen(390, 844, true);
    browser.await("document.querySelector('article').offsetWidth < 390");
    screenshot("cameras-phone-dark");
    assertNoProblems();
  }

  @Test
  void eventAppearsAndItsClipPlays() throws Exception {
    for (int i = 0; i < 5; i++) {
      addEvent(i);
    }
    open("#events");
    browser.await("document.querySelectorAll('article').length === 5");
    StoredEvent event = addEvent(6);
    browser.await("document.querySelector('article').dataset.key === '" + event.key() + "'");
    browser.await("document.querySelector('article img').naturalWidth === 320");
    screenshot("events-desktop");
    browser.evaluate("document.querySelector('article .open').click()");
    browser.await("document.querySelector('video').currentTime > 0.5");
    screenshot("event-desktop");
    browser.setScreen(390, 844, false);
    screenshot("event-phone");
    browser.evaluate("document.querySelector('dialog').close()");
    screenshot("events-phone");
    browser.setScreen(1280, 800, true);
    screenshot("events-dark");
    assertNoProblems();
  }

  @Test
  void eventsAreFilteredAndSearched() throws Exception {
    for (int i = 0; i < 6; i++) {
      addEvent(i);
    }
    open("#events=yard");
    browser.await("document.querySelectorAll('article').length === 3");
    browser.evaluate(
        "(() => { const s = document.querySelector('input[type=search]'); s.value = 'direction';"
            + " s.dispatchEvent(new Event('input')); })()");
    browser.await("document.querySelector('main').textContent.includes('No events')");
    assertNoProblems();
  }

  @Test
  void markIsKeptOverARestartAndTakenBack() throws Exception {
    StoredEvent event = addEvent(1);
    open("#events");
    browser.await("document.querySelector('[data-mark=NORMAL]')");
    browser.evaluate("document.querySelector('[data-mark=NORMAL]').click()");
    browser.await(
        "document.querySelector('[data-mark=NORMAL]')?.getAttribute('aria-pressed') === 'true'");
    assertNoProblems();
    fixture.close();
    fixture = new ServerFixture(folder.resolve("events"), Optional.empty());
    open("#events");
    browser.await(
        "document.querySelector('[data-mark=NORMAL]')?.getAttribute('aria-pressed') === 'true'");
    assertThat(fixture.store.find(event.key()).orElseThrow().mark()).isEqualTo(EventMark.NORMAL);
    browser.evaluate("document.querySelector('[data-mark=NORMAL]').click()");
    browser.await(
        "document.querySelector('[data-mark=NORMAL]')?.getAttribute('aria-pressed') === 'false'");
    assertThat(fixture.store.find(event.key()).orElseThrow().mark()).isEqualTo(EventMark.NONE);
  }

  @Test
  void sliderShowsThePromiseOfTheDetectorAndSetsIt() throws Exception {
    open("#camera=yard");
    browser.await("document.querySelector('dd').textContent === '2.0 an hour (1.0 to 4.0)'");
    browser.evaluate(
        "(() => { const s = document.querySelector('input[type=range]'); s.value = 9;"
            + " s.dispatchEvent(new Event('input')); })()");
    browser.await("document.querySelector('dd').textContent === '20 an hour (10 to 40)'");
    screenshot("camera-desktop");
    browser.evaluate(
        "[...document.querySelectorAll('button')].find((b) => b.textContent === 'Use').click()");
    browser.await("document.body.textContent.includes('The operating point is in use.')");

    assertThat(fixture.cameras.settings("yard").eventsPerHour()).contains(20.0);
    assertNoProblems();
  }

  @Test
  void effectOfMarksAndTheScheduleAreShown() throws Exception {
    open("#camera=north%20gate");
    browser.await("document.body.textContent.includes('41 of 72 found before, 40 after')");
    screenshot("camera-learned");

    String text = String.valueOf(browser.evaluate("document.getElementById('main').textContent"));
    assertThat(text)
        .contains("8 (3.2 an hour) before, 1 (0.40 an hour) after")
        .contains("1 rotated")
        .contains("2 of 2 found before, 2 after")
        .contains("Time zone Europe/Berlin");
    assertThat(chosenDays()).isEqualTo("Monday,Tuesday,Wednesday,Thursday,Friday");
    assertThat(browser.evaluate("document.querySelector('[aria-label=From]').value"))
        .isEqualTo("22:00");
    assertNoProblems();
  }

  private Object chosenDays() throws Exception {
    return browser.evaluate(
        "[...document.querySelectorAll('.days input')].filter((box) => box.checked)"
            + ".map((box) => box.getAttribute('aria-label')).join()");
  }

  /** Moves on by Tab until an element has the focus. */
  private void tabTo(String selector) throws Exception {
    for (int i = 0; i < 60; i++) {
      browser.press("Tab", TAB, "");
      if (Boolean.TRUE.equals(
          browser.evaluate("document.activeElement.matches(\"" + selector + "\")"))) {
        return;
      }
    }
    throw new AssertionError(selector + " is not reached");
  }

  @Test
  void hoursOfAlertsAreSetWithTheKeyboardAloneKeptAndTakenBack() throws Exception {
    open("#camera=yard");
    browser.await("document.body.textContent.includes('Alerts at any time')");
    browser.evaluate("document.querySelector('[aria-label=\"False alarms an hour\"]').focus()");
    tabTo("[data-action=add-hours]");
    browser.press("Enter", ENTER, "\r");
    browser.await("document.activeElement.matches('[aria-label=Monday]')");
    browser.press(" ", SPACE, " ");
    tabTo("[aria-label=From]");
    browser.press("ArrowUp", UP, "");
    screenshot("hours-desktop");
    tabTo("[data-action=save-hours]");
    browser.press("Enter", ENTER, "\r");
    browser.await("document.body.textContent.includes('Alerts follow these hours.')");
    assertThat(fixture.cameras.schedule("yard").windows())
        .containsExactly(Schedule.Window.parse("tue-sun 23:00-06:00"));
    browser.setScreen(390, 844, true);
    screenshot("hours-phone-dark");
    assertNoProblems();

    fixture.close();
    fixture = new ServerFixture(folder.resolve("events"), Optional.empty());
    fixture.cameras.push(1, 90, 1);
    browser.problems.clear(); // The server was away.
    open("#camera=yard");
    browser.await("document.querySelector('[aria-label=From]')?.value === '23:00'");
    assertThat(chosenDays()).isEqualTo("Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday");
    browser.evaluate("document.querySelector('[aria-label=From]').focus()");
    tabTo("[data-action=reset-hours]");
    browser.press("Enter", ENTER, "\r");
    browser.await("document.body.textContent.includes('Alerts are as configured.')");
    assertThat(fixture.cameras.settings("yard").schedule()).isEmpty();
    assertNoProblems();
  }

  @Test
  void hoursWithoutADayCannotBeSaved() throws Exception {
    open("#camera=north%20gate");
    browser.await("document.querySelector('.days')");
    browser.evaluate(
        "document.querySelectorAll('.days input:checked').forEach((box) => box.click())");
    assertThat(browser.evaluate("document.querySelector('[data-action=save-hours]').disabled"))
        .isEqualTo(true);
    browser.evaluate("document.querySelector('[aria-label=\"Remove hours 1\"]').click()");
    browser.await("!document.querySelector('[data-action=save-hours]').disabled");
    assertNoProblems();
  }

  @Test
  void maskIsDrawnWithTheKeyboardAndKept() throws Exception {
    open("#camera=yard");
    browser.await("document.querySelector('dd').textContent.includes('an hour')");
    browser.evaluate("document.querySelector('canvas').focus()");
    corner(0, 0);
    corner(5, 0);
    corner(0, 5);
    browser.press("Enter", ENTER, "\r");
    screenshot("mask-desktop");
    browser.evaluate(
        "[...document.querySelectorAll('button')]"
            + ".find((b) => b.textContent === 'Save areas').click()");
    browser.await("document.body.textContent.includes('The areas are ignored.')");

    assertThat(fixture.cameras.settings("yard").ignored().contains(0.57, 0.52)).isTrue();
    assertThat(fixture.cameras.settings("yard").ignored().contains(0.4, 0.4)).isFalse();
    assertNoProblems();
  }

  private void corner(int right, int down) throws Exception {
    for (int i = 0; i < right; i++) {
      browser.press("ArrowRight", RIGHT, "");
    }
    for (int i = 0; i < down; i++) {
      browser.press("ArrowDown", DOWN, "");
    }
    browser.press(" ", SPACE, " ");
  }

  @Test
  void keyboardReachesEverything() throws Exception {
    addEvent(1);
    for (String page : List.of("#cameras", "#events", "#camera=yard")) {
      browser.open(fixture.uri("/healthz"));
      open(page);
      browser.await(
          page.equals("#camera=yard")
              ? "document.querySelector('dd').textContent.includes('an hour')"
              : "document.querySelector('main article')");
      browser.await(
          "!document.querySelector('.bar span') || document.querySelector('.bar span select')");
      int controls =
          (Integer)
              browser.evaluate(
                  "[...document.querySelectorAll('a, button, input, select, canvas')]"
                      + ".filter((e) => !e.disabled && !e.hidden)"
                      + ".map((e, i) => { e.dataset.number = i; return e; }).length");
      Set<Object> reached = new LinkedHashSet<>();
      for (int i = 0; i < controls + 2; i++) {
        browser.press("Tab", TAB, "");
        reached.add(browser.evaluate("document.activeElement.dataset.number ?? ''"));
      }
      reached.remove("");
      assertThat(reached).as(page).hasSize(controls);
    }
    assertNoProblems();
  }

  @Test
  void everyControlAndPictureHasAName() throws Exception {
    addEvent(1);
    for (String page : List.of("#cameras", "#events", "#camera=yard")) {
      open(page);
      browser.await("document.querySelector('main img')");
      assertThat(
              browser.evaluate(
                  "[...document.querySelectorAll('a, button, input, select, canvas, img,"
                      + " [role=img]')].filter((e) => !(e.getAttribute('aria-label') ||"
                      + " e.closest('label') || e.textContent.trim() ||"
                      + " e.hasAttribute('alt'))).map((e) => e.outerHTML).join()"))
          .as(page)
          .isEqualTo("");
    }
  }

  @Test
  void loginWithTheTokenOpensThePage() throws Exception {
    try (ServerFixture guarded =
        new ServerFixture(folder.resolve("guarded"), Optional.of(ServerFixture.TOKEN))) {
      guarded.cameras.push(1, 90, 1);
      browser.open(guarded.uri("/"));
      browser.await("document.querySelector('input[name=token]')");
      browser.problems.clear(); // The answer 401.
      browser.evaluate(
          "(() => { document.querySelector('input').value = '"
              + ServerFixture.TOKEN
              + "'; document.querySelector('form').requestSubmit(); })()");
      browser.await("document.querySelectorAll('article').length === 2");
    }
  }
}
