/** Evaluation runs. */
@NullMarked
package io.vad4j.cli.run;

import org.jspecify.annotations.NullMarked;
