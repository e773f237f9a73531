/** Detections, events and properties of models as JSON. */
@NullMarked
package io.vad4j.json;

import org.jspecify.annotations.NullMarked;
