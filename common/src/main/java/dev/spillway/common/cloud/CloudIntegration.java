package dev.spillway.common.cloud;

/** How API Gateway hands a request to Lambda. */
public enum CloudIntegration {
  /** The whole request as an event; the answer's status, headers and body are the function's. */
  AWS_PROXY,
  /** The request's body as the event; the function's answer is the body (the original's way). */
  AWS
}
