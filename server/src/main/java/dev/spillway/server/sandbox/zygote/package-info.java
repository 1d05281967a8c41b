/** Runs a function in processes that are forked from one that has it compiled already. */
@NullMarked
package dev.spillway.server.sandbox.zygote;

import org.jspecify.annotations.NullMarked;
