/** Folders of images, masks and videos, as readers of data sets use them. */
@NullMarked
package io.vad4j.core.dataset.layout;

import org.jspecify.annotations.NullMarked;
