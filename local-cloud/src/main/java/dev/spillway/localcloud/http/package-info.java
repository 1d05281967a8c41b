/** What AWS's HTTP protocols share: routing, JSON and errors. */
@NullMarked
package dev.spillway.localcloud.http;

import org.jspecify.annotations.NullMarked;
