/** Score features, formulas and their selection on normal data. */
@NullMarked
package io.vad4j.reproduction.scoring;

import org.jspecify.annotations.NullMarked;
