/** Tampering detection: faults of a camera, told from small views, and the events held back. */
@NullMarked
package io.vad4j.core.monitor.tampering;

import org.jspecify.annotations.NullMarked;
