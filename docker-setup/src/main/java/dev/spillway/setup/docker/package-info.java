/** The system in containers, through the docker command. */
@NullMarked
package dev.spillway.setup.docker;

import org.jspecify.annotations.NullMarked;
