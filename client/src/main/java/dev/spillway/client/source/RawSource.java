package dev.spillway.client.source;

/**
 * A source as it was read, not checked yet.
 *
 * @param origin where it came from, fit to be shown
 * @param bytes its content
 */
public record RawSource(String origin, byte[] bytes) {}
