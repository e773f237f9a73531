/** Entry point of the {@code vad} command. */
@NullMarked
package io.vad4j.cli;

import org.jspecify.annotations.NullMarked;
