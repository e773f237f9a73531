/** Jobs of Apache Flink that fit and score many cameras. */
@NullMarked
package io.vad4j.flink;

import org.jspecify.annotations.NullMarked;
