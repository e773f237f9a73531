/** The CUHK Avenue data set, whose masks are MATLAB files. */
@NullMarked
package io.vad4j.datasets;

import org.jspecify.annotations.NullMarked;
