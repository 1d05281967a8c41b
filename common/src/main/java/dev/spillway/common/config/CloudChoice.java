package dev.spillway.common.config;

/** Where the overflow goes. */
public enum CloudChoice {
  /** To AWS where a role is set, else to the embedded stand-in. */
  AUTO,
  /** To AWS Lambda, or to what answers at AWS_ENDPOINT_URL. */
  AWS,
  /** To the embedded stand-in. */
  LOCAL,
  /** Nowhere: it gets a fault. */
  NONE
}
