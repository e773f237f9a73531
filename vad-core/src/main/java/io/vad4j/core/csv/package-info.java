/** Tables of comma-separated values. Internal. */
@NullMarked
package io.vad4j.core.csv;

import org.jspecify.annotations.NullMarked;
