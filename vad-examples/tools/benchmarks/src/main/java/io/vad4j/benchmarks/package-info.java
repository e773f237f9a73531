/** Benchmarks of the processor time of a frame. */
@NullMarked
package io.vad4j.benchmarks;

import org.jspecify.annotations.NullMarked;
