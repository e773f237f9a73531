/** Models as they are saved: named parts with a manifest that vouches for each. */
@NullMarked
package io.vad4j.tensorflow.saved;

import org.jspecify.annotations.NullMarked;
