/**
 * The conformance kit: contracts that every scorer and frame source keeps, to be run by whoever
 * implements one.
 *
 * <p>Extend {@link io.vad4j.tck.ScorerContract} or {@link io.vad4j.tck.FrameSourceContract}, supply
 * what is to be tested, and inherit the tests. The kit is published as the test jar of {@code
 * vad-api}; it needs JUnit 5 and AssertJ.
 */
package io.vad4j.tck;
