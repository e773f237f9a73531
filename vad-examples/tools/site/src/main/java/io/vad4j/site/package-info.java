/** The documentation as a site of static pages. */
@NullMarked
package io.vad4j.site;

import org.jspecify.annotations.NullMarked;
