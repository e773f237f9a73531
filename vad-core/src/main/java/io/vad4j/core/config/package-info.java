/** Settings of a detector after its scorers have been looked up, and their defaults. */
@NullMarked
package io.vad4j.core.config;

import org.jspecify.annotations.NullMarked;
