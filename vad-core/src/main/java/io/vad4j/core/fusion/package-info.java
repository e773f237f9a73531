/** Score channels: fusion of surprisals with weights, fused map, threshold and decision. */
@NullMarked
package io.vad4j.core.fusion;

import org.jspecify.annotations.NullMarked;
