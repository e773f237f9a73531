/** Digests of what happened at cameras: as text, HTML and JSON. */
@NullMarked
package io.vad4j.web.digest;

import org.jspecify.annotations.NullMarked;
