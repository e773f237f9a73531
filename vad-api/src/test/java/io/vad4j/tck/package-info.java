/**
 * Test kit (TCK): contract tests for implementations of scorers, frame sources and detectors.
 *
 * <p>Extend {@link io.vad4j.tck.ScorerContract}, {@link io.vad4j.tck.FrameSourceContract} or {@link
 * io.vad4j.tck.DetectorContract}, supply the implementation, and inherit the tests. Each test is
 * one rule and is named after it. Rules that do not apply, such as those of training for a scorer
 * without training, are skipped with a reason.
 *
 * <pre>{@code
 * class MyScorerTest extends ScorerContract {
 *   @Override
 *   protected ScorerProvider provider() {
 *     return new MyScorerProvider();
 *   }
 * }
 * }</pre>
 *
 * <p>The clips come from {@link io.vad4j.tck.TckClips}: blocks that move slowly over a background,
 * and fast in the anomalous half. Override the clips if your scorer detects other anomalies.
 *
 * <p>The kit is published as the test jar of {@code vad-api} (type {@code test-jar}); it needs
 * JUnit 5 and AssertJ, which its user adds. The tests of {@code vad-api} hold an implementation for
 * each rule that violates this rule only.
 */
package io.vad4j.tck;
