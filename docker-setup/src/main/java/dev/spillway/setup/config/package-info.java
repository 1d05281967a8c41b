/** What is to be brought up, and the environment that each program gets. */
@NullMarked
package dev.spillway.setup.config;

import org.jspecify.annotations.NullMarked;
