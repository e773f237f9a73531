/**
 * The model file container: a zip archive with a manifest, the parts that each scorer saves, and a
 * SHA-256 hash of every part, written to a temporary file and then moved.
 */
@NullMarked
package io.vad4j.core.modelfile;

import org.jspecify.annotations.NullMarked;
