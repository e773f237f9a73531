/** Reproduction of the experiments of the paper. */
@NullMarked
package io.vad4j.reproduction;

import org.jspecify.annotations.NullMarked;
