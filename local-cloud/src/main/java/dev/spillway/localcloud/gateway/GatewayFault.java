package dev.spillway.localcloud.gateway;

import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.http.Json;

/** What the gateway itself answers to callers of APIs, with AWS's texts. */
enum GatewayFault {
  FORBIDDEN(403, "ForbiddenException", "Forbidden"),
  MISSING_TOKEN(403, "MissingAuthenticationTokenException", "Missing Authentication Token"),
  THROTTLED(429, "TooManyRequestsException", "Too Many Requests"),
  QUOTA_EXCEEDED(429, "LimitExceededException", "Limit Exceeded"),
  BAD_REQUEST(400, "BadRequestException", "Could not parse request body into json"),
  TOO_LARGE(413, "RequestTooLargeException", "Request Too Long"),
  UNSUPPORTED_MEDIA_TYPE(415, "BadRequestException", "Unsupported Media Type"),
  INTERNAL(500, "InternalServerErrorException", "Internal server error"),
  BAD_GATEWAY(502, "InternalServerErrorException", "Internal server error"),
  TIMED_OUT(504, "InternalServerErrorException", "Endpoint request timed out");

  private final int status;
  private final String type;
  private final String message;

  GatewayFault(int status, String type, String message) {
    this.status = status;
    this.type = type;
    this.message = message;
  }

  HttpResponse response() {
    byte[] body = Json.bytes(Json.object().put("message", message));
    return HttpResponse.of(status, "application/json", body).with("x-amzn-ErrorType", type);
  }
}
