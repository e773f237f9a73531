/** Evaluation stage of the reproduction. */
@NullMarked
package io.vad4j.reproduction.evaluation;

import org.jspecify.annotations.NullMarked;
