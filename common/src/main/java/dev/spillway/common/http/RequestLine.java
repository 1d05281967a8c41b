package dev.spillway.common.http;

/**
 * The first line of a request.
 *
 * @param method in upper case
 * @param path without the query, not decoded
 * @param query what follows the question mark; empty where there is none
 * @param isPersistent whether the version of HTTP keeps connections open
 */
record RequestLine(String method, String path, String query, boolean isPersistent) {

  static RequestLine parse(String line) throws MalformedMessageException {
    int methodEnd = line.indexOf(' ');
    int targetEnd = line.lastIndexOf(' ');
    if (methodEnd < 1 || targetEnd <= methodEnd + 1) {
      throw new MalformedMessageException("The request is not HTTP/1.1.");
    }
    String version = line.substring(targetEnd + 1);
    if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
      throw new MalformedMessageException("The request is not HTTP/1.1.");
    }
    String method = line.substring(0, methodEnd);
    String target = local(line.substring(methodEnd + 1, targetEnd));
    int question = target.indexOf('?');
    return new RequestLine(
        method,
        question < 0 ? target : target.substring(0, question),
        question < 0 ? "" : target.substring(question + 1),
        version.equals("HTTP/1.1"));
  }

  /** Proxies are asked with the whole address. */
  private static String local(String target) throws MalformedMessageException {
    if (target.indexOf(' ') >= 0) {
      throw new MalformedMessageException("The request's path has a space.");
    }
    int authority = target.startsWith("/") ? -1 : target.indexOf("://");
    if (authority < 0) {
      return target;
    }
    int path = target.indexOf('/', authority + 3);
    return path < 0 ? "/" : target.substring(path);
  }
}
