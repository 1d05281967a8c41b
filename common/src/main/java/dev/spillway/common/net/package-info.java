/** Non-blocking sockets on event loops: a thread moves the bytes of very many connections. */
@NullMarked
package dev.spillway.common.net;

import org.jspecify.annotations.NullMarked;
