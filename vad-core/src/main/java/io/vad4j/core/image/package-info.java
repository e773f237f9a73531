/**
 * Images: reading files, grayscale conversion and resizing, filters, masks and connected
 * components, the cell grid, and heat maps.
 *
 * <p>The lowest layer: it uses no other package of this module.
 */
@NullMarked
package io.vad4j.core.image;

import org.jspecify.annotations.NullMarked;
