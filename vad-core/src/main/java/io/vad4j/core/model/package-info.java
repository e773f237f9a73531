/** The fitted model of a detector and its file format. */
@NullMarked
package io.vad4j.core.model;

import org.jspecify.annotations.NullMarked;
