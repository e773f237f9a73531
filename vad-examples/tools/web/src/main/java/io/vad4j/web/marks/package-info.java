/** What detectors learn of marked events, its effect, and marked events as a labelled data set. */
@NullMarked
package io.vad4j.web.marks;

import org.jspecify.annotations.NullMarked;
