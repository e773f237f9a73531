/** The example of the README: fit on one video, detect on another. */
@NullMarked
package io.vad4j.samples.quickstart;

import org.jspecify.annotations.NullMarked;
