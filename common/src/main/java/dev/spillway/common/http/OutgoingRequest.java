package dev.spillway.common.http;

import java.util.Map;

/**
 * A request to another program.
 *
 * @param method in upper case
 * @param path as it is sent, with the query where there is one
 * @param headers by name; host and length are added when it is sent
 * @param body empty where there is none
 */
public record OutgoingRequest(
    String method, String path, Map<String, String> headers, byte[] body) {}
