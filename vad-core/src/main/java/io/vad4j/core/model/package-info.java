/**
 * The model file: one zip archive with a manifest, whatever parts each scorer saves, and a hash of
 * every part, written under a temporary name and then moved.
 */
@NullMarked
package io.vad4j.core.model;

import org.jspecify.annotations.NullMarked;
