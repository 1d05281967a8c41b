package dev.spillway.common.http;

/** The first line of an answer. */
final class StatusLine {
  private static final int STATUS_FROM = "HTTP/1.x ".length();
  private static final int STATUS_TO = STATUS_FROM + 3;

  private StatusLine() {}

  static int status(String line) throws MalformedMessageException {
    if (line.startsWith("HTTP/1.")
        && line.length() >= STATUS_TO
        && (line.length() == STATUS_TO || line.charAt(STATUS_TO) == ' ')) {
      try {
        int status = Integer.parseInt(line.substring(STATUS_FROM, STATUS_TO));
        if (status >= 100) {
          return status;
        }
      } catch (NumberFormatException e) {
        // Said below.
      }
    }
    throw new MalformedMessageException("The answer is not HTTP/1.1.");
  }

  static String of(int status) {
    return "HTTP/1.1 " + status + " " + reason(status) + "\r\n";
  }

  /** Most clients show it to nobody: only those that are common have one of their own. */
  private static String reason(int status) {
    return switch (status) {
      case 100 -> "Continue";
      case 200 -> "OK";
      case 201 -> "Created";
      case 202 -> "Accepted";
      case 204 -> "No Content";
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict";
      case 413 -> "Content Too Large";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default -> "Status " + status;
    };
  }
}
