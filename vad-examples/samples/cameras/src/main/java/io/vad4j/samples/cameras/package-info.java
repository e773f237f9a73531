/** A service that watches several cameras. */
@NullMarked
package io.vad4j.samples.cameras;

import org.jspecify.annotations.NullMarked;
