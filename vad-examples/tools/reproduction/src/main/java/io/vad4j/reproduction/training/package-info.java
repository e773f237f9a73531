/** Training plan and training stage of the reproduction. */
@NullMarked
package io.vad4j.reproduction.training;

import org.jspecify.annotations.NullMarked;
