package dev.spillway.localcloud.lambda;

import java.util.Map;

/** What a function's configuration says. */
record FunctionSettings(
    String runtime,
    String handler,
    String role,
    String description,
    int timeoutSeconds,
    int memoryMb,
    Map<String, String> variables) {}
