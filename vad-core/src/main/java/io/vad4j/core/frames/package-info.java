/** The frame cache: preprocessed training frames in a temporary file. */
@NullMarked
package io.vad4j.core.frames;

import org.jspecify.annotations.NullMarked;
