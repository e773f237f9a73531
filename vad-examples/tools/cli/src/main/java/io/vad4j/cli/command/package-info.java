/** The subcommands of {@code vad}. */
@NullMarked
package io.vad4j.cli.command;

import org.jspecify.annotations.NullMarked;
