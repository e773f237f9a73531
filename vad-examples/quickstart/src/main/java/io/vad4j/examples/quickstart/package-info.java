/** The example that the README shows: learn from one video, then watch another. */
@NullMarked
package io.vad4j.examples.quickstart;

import org.jspecify.annotations.NullMarked;
