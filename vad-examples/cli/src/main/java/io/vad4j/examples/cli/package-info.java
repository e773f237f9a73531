/**
 * The {@code vad} command: the library's main jobs from a terminal.
 *
 * <p>{@link io.vad4j.examples.cli.VadCommand} is the door; behind it, each subcommand is a class of
 * its own. Results go to standard output, through {@link io.vad4j.examples.cli.Console}, and
 * everything else to standard error.
 */
@NullMarked
package io.vad4j.examples.cli;

import org.jspecify.annotations.NullMarked;
