package io.vad4j.core.monitor.tampering;

import io.vad4j.Frame;
import io.vad4j.core.image.InputSize;
import io.vad4j.monitor.HealthCause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tampering detection on one stream: compares small views of its frames with a reference that
 * follows the scene slowly. A fault is suspected with its first view and named when it has lasted
 * for seconds. Not thread-safe.
 */
public final class TamperDetector {
  private static final Duration INTERVAL = Duration.ofMillis(400);
  private static final Duration NAMED_AFTER = Duration.ofSeconds(3);

  /**
   * What is seen while a fault begins, such as blur while the camera turns, does not last so long.
   */
  private static final Duration KIND_STABLE_AFTER = Duration.ofMillis(1200);

  private static final Duration RELEASED_AFTER = Duration.ofSeconds(2);
  private static final int MIN_VIEWS = 3;
  private static final Duration REFERENCE_TIME = Duration.ofMinutes(2);

  /** Views that a reference without a model needs. */
  private static final int MIN_REFERENCE_VIEWS = 25;

  private final StillnessCheck stillness = new StillnessCheck();
  private @Nullable InputSize size;
  private @Nullable SmallView reference;
  private final List<SmallView> firstViews = new ArrayList<>();
  private @Nullable Instant lastTime;
  private @Nullable HealthCause suspected;
  private Instant suspectedSince = Instant.EPOCH;
  private Instant kindSince = Instant.EPOCH;
  private int views;
  private @Nullable HealthCause named;
  private @Nullable Instant goodSince;

  /**
   * A detector of one stream.
   *
   * @param background the background of the model; empty to learn it from the first frames
   */
  public TamperDetector(Optional<Frame> background) {
    setBackground(background);
  }

  /** Replaces the reference, as with another model. */
  public void setBackground(Optional<Frame> background) {
    size = background.map(SmallView::sizeFor).orElse(null);
    reference = background.map(frame -> SmallView.of(frame, SmallView.sizeFor(frame))).orElse(null);
    firstViews.clear();
  }

  /** Whether the last view is faulty, named or not yet. */
  public boolean isSuspicious() {
    return suspected != null || named != null;
  }

  /** The fault that has lasted long enough, if any. */
  public Optional<HealthCause> named() {
    return Optional.ofNullable(named);
  }

  /** Another connection starts: its first frame does not follow the last one. */
  public void startClip() {
    stillness.restart();
  }

  /** Updates with the next frame; looks at it only if the last look was some time ago. */
  public void update(Frame frame, Instant time) {
    if (lastTime == null || Duration.between(lastTime, time).compareTo(INTERVAL) >= 0) {
      examine(frame, time);
    }
  }

  /** Updates with a frame in any case. */
  public void examine(Frame frame, Instant time) {
    Duration step = lastTime == null ? Duration.ZERO : Duration.between(lastTime, time);
    lastTime = time;
    SmallView view = SmallView.of(frame, size == null ? SmallView.sizeFor(frame) : size);
    Optional<HealthCause> fault = classify(view, time);
    if (fault.isPresent()) {
      suspect(fault.get(), time);
    } else {
      release(time);
      if (named == null) {
        follow(view, step);
      }
    }
  }

  private Optional<HealthCause> classify(SmallView view, Instant time) {
    boolean still = stillness.update(view, time);
    SmallView expected = reference != null && reference.hasSizeOf(view) ? reference : null;
    if (view.isBlack() && (expected == null || !expected.isBlack())) {
      return Optional.of(HealthCause.BLACK);
    }
    if (view.isOverexposed() && (expected == null || !expected.isOverexposed())) {
      return Optional.of(HealthCause.OVEREXPOSED);
    }
    if (expected != null && expected.hasStructure() && !view.isBlack() && !view.isOverexposed()) {
      Optional<HealthCause> change = ViewComparison.of(view, expected).fault();
      if (change.isPresent()) {
        return change;
      }
    }
    return still ? Optional.of(HealthCause.FROZEN) : Optional.empty();
  }

  private void suspect(HealthCause fault, Instant time) {
    goodSince = null;
    if (suspected == null) {
      suspectedSince = fault == HealthCause.FROZEN ? stillness.since() : time;
      views = 0;
    }
    if (suspected != fault) {
      kindSince = fault == HealthCause.FROZEN ? stillness.since() : time;
    }
    suspected = fault;
    views++;
    boolean lasting =
        Duration.between(suspectedSince, time).compareTo(NAMED_AFTER) >= 0
            && Duration.between(kindSince, time).compareTo(KIND_STABLE_AFTER) >= 0
            && views >= MIN_VIEWS;
    if (lasting && (fault != HealthCause.FROZEN || stillness.isFrozen(time))) {
      named = fault;
    }
  }

  private void release(Instant time) {
    suspected = null;
    if (named != null) {
      goodSince = goodSince == null ? time : goodSince;
      if (Duration.between(goodSince, time).compareTo(RELEASED_AFTER) >= 0) {
        named = null;
        goodSince = null;
      }
    }
  }

  private void follow(SmallView view, Duration step) {
    SmallView before = reference;
    if (before != null && before.hasSizeOf(view)) {
      double share = (double) step.toMillis() / REFERENCE_TIME.toMillis();
      reference = before.towards(view, Math.min(1, share));
      return;
    }
    reference = null;
    if (!firstViews.isEmpty() && !firstViews.get(0).hasSizeOf(view)) {
      firstViews.clear();
    }
    firstViews.add(view);
    if (firstViews.size() == MIN_REFERENCE_VIEWS) {
      reference = SmallView.median(firstViews);
      firstViews.clear();
    }
  }
}
