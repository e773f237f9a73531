/**
 * The conformance kit: contracts that every scorer, frame source and detector keeps, to be run by
 * whoever implements one.
 *
 * <p>Extend {@link io.vad4j.tck.ScorerContract}, {@link io.vad4j.tck.FrameSourceContract} or {@link
 * io.vad4j.tck.DetectorContract}, supply what is to be tested, and inherit the tests. Each test is
 * one rule and is named after it. Rules that do not apply, such as those about training where
 * nothing is trained, are skipped and say why.
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
 * <p>The footage comes from {@link io.vad4j.tck.TckClips}: small clips in which blocks walk over a
 * background, and rush through it where something unusual is wanted. Override the clips if your
 * scorer looks for something else.
 *
 * <p>The kit is published as the test jar of {@code vad-api} (type {@code test-jar}); it needs
 * JUnit 5 and AssertJ, which whoever uses it adds. Every rule has been seen to fail: the tests of
 * {@code vad-api} hold a scorer, a source or a detector for each that breaks it, and only it.
 */
package io.vad4j.tck;
