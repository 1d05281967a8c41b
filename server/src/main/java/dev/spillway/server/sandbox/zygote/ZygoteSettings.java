package dev.spillway.server.sandbox.zygote;

import java.nio.file.Path;

/**
 * How zygotes are started.
 *
 * @param interpreter Python
 * @param searchPath the function's PATH
 * @param preimport whether a zygote imports beforehand what the function's import lines name
 * @param mostWaiting how many processes wait for calls at most
 */
public record ZygoteSettings(
    Path interpreter, String searchPath, boolean preimport, int mostWaiting) {}
