/** Tables of metrics: a row for each method, over several seeds. */
@NullMarked
package io.vad4j.cli.table;

import org.jspecify.annotations.NullMarked;
