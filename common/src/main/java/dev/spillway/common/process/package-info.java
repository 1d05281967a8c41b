/**
 * Processes that outlive the program that started them, and the files by which others find them.
 */
@NullMarked
package dev.spillway.common.process;

import org.jspecify.annotations.NullMarked;
