package dev.spillway.localcloud.lambda;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The character of the embedded Lambda.
 *
 * @param deployTime how long a function stays Pending or InProgress
 * @param concurrency the account's limit
 * @param folder where code is unpacked
 */
public record LambdaConfig(Duration deployTime, int concurrency, Path folder) {}
