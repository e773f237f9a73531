/** Monitoring of the cameras of a configuration file, until stopped. */
@NullMarked
package io.vad4j.cli.watch;

import org.jspecify.annotations.NullMarked;
