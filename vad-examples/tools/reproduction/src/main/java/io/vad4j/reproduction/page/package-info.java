/** Tables, figures and claims of the reproduction page. */
@NullMarked
package io.vad4j.reproduction.page;

import org.jspecify.annotations.NullMarked;
