package dev.spillway.localcloud.http;

/** Names of things as AWS writes them. */
public final class Arns {
  /** The account that everything in the embedded cloud belongs to. */
  public static final String ACCOUNT = "000000000000";

  private Arns() {}

  /** Returns the name of a function. */
  public static String function(String region, String name) {
    return "arn:aws:lambda:" + region + ":" + ACCOUNT + ":function:" + name;
  }

  /** Returns the name of a call that the gateway makes, as a function's policy sees it. */
  public static String execution(String region, String api, String rest) {
    return "arn:aws:execute-api:" + region + ":" + ACCOUNT + ":" + api + "/" + rest;
  }

  /** Returns the name of a log group. */
  public static String logGroup(String region, String name) {
    return "arn:aws:logs:" + region + ":" + ACCOUNT + ":log-group:" + name;
  }
}
