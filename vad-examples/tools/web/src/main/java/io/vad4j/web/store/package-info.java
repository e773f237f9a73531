/** Events kept in an embedded database, with their thumbnails and clips as files beside it. */
@NullMarked
package io.vad4j.web.store;

import org.jspecify.annotations.NullMarked;
