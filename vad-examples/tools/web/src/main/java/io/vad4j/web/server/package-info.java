/** The web server of {@code vad watch}: page, JSON API, server-sent events. */
@NullMarked
package io.vad4j.web.server;

import org.jspecify.annotations.NullMarked;
