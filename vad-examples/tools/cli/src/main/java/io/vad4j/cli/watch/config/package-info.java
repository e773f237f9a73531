/** The configuration of {@code vad watch}. */
@NullMarked
package io.vad4j.cli.watch.config;

import org.jspecify.annotations.NullMarked;
