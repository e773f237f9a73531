/**
 * Readers of the public benchmarks in their original folder layouts. Internal: {@link
 * io.vad4j.core.dataset.Datasets} finds them.
 */
@NullMarked
package io.vad4j.core.dataset.benchmark;

import org.jspecify.annotations.NullMarked;
