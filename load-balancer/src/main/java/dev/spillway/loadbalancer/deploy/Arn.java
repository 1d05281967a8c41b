package dev.spillway.loadbalancer.deploy;

/**
 * The ARN of the Lambda function, and those that are built from its parts: so they are right in
 * each partition, region and account.
 *
 * @param text e.g. {@code arn:aws:lambda:us-east-1:123456789012:function:Faas_lambda}
 */
record Arn(String text) {
  Arn {
    if (!text.matches("arn:[^:]+:lambda:[^:]+:[^:]+:function:.+")) {
      throw new CloudException(
          "Tried to read the Lambda function's ARN but failed because: it is " + text);
    }
  }

  String account() {
    return part(4);
  }

  /** Returns the ARN of all stages and methods of the function's path in a REST API. */
  String ofApi(String apiId) {
    return String.join(
        ":", "arn", part(1), "execute-api", part(3), account(), apiId + "/*/*/" + Route.PATH_PART);
  }

  /** Returns the address of the function as API Gateway wants it. */
  String asIntegration() {
    return String.join(
        ":",
        "arn",
        part(1),
        "apigateway",
        part(3),
        "lambda",
        "path/2015-03-31/functions/" + text + "/invocations");
  }

  private String part(int index) {
    return text.split(":", -1)[index];
  }
}
