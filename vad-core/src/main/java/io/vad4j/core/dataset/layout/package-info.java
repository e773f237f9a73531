/**
 * The generic folder layout, and the folders, images, masks and videos that readers of data sets
 * share. Internal: {@link io.vad4j.core.dataset.Datasets} finds the reader.
 */
@NullMarked
package io.vad4j.core.dataset.layout;

import org.jspecify.annotations.NullMarked;
