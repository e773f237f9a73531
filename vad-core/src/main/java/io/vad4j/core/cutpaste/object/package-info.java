/** Segmentation, tracking, cutting and compositing of moving objects. Internal. */
@NullMarked
package io.vad4j.core.cutpaste.object;

import org.jspecify.annotations.NullMarked;
