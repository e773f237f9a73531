/** The CUHK Avenue data set, whose masks are MATLAB files and need a library to be read. */
@NullMarked
package io.vad4j.examples.cli.avenue;

import org.jspecify.annotations.NullMarked;
