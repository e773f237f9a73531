/** Console, progress display, version and logging of the {@code vad} command. */
@NullMarked
package io.vad4j.cli.console;

import org.jspecify.annotations.NullMarked;
