/** Amazon API Gateway (REST): the control plane, and the data plane that serves deployed APIs. */
@NullMarked
package dev.spillway.localcloud.gateway;

import org.jspecify.annotations.NullMarked;
