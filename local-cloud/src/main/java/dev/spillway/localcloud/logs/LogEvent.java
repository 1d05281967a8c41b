package dev.spillway.localcloud.logs;

/**
 * One event of a log stream.
 *
 * @param sequence its place among all events of the store
 * @param stream the name of its stream
 * @param timestampMillis when it was written, in milliseconds since the epoch
 * @param message its text, without the line's end
 */
record LogEvent(long sequence, String stream, long timestampMillis, String message) {}
