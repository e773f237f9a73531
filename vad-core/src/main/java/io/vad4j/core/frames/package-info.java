/**
 * The frame cache, preprocessed training frames in a temporary file; and sources that decode only
 * frames that are wanted.
 */
@NullMarked
package io.vad4j.core.frames;

import org.jspecify.annotations.NullMarked;
