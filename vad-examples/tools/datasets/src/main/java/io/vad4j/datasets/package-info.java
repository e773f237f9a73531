/** Readers of UCSD Ped1 and Ped2, ShanghaiTech Campus and CUHK Avenue. */
@NullMarked
package io.vad4j.datasets;

import org.jspecify.annotations.NullMarked;
