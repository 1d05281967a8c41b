/**
 * The embedded stand-in for Lambda, API Gateway, CloudWatch Logs and STS, one package a service.
 */
@NullMarked
package dev.spillway.localcloud;

import org.jspecify.annotations.NullMarked;
