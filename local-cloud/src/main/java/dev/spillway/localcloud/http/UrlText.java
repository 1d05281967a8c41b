package dev.spillway.localcloud.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decodes the parts of a URL. */
public final class UrlText {
  private UrlText() {}

  /** Returns a path's segments, decoded; of the root, none. */
  public static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/")) {
      if (!segment.isEmpty()) {
        segments.add(decodeSegment(segment));
      }
    }
    return segments;
  }

  /** Returns the parameters of a query or form, of each all values, in their order. */
  public static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
      }
    }
    return parameters;
  }

  /** In a path a plus sign is a plus sign. */
  private static String decodeSegment(String segment) {
    return decode(segment.replace("+", "%2B"));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
