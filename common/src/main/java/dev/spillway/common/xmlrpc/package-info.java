/** XML-RPC over HTTP, safe against hostile documents. */
@NullMarked
package dev.spillway.common.xmlrpc;

import org.jspecify.annotations.NullMarked;
