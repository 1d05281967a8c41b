/** What this machine offers: commands, ports, waiting, a terminal. */
@NullMarked
package dev.spillway.setup.host;

import org.jspecify.annotations.NullMarked;
