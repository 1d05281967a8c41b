package dev.spillway.localcloud.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** A call that AWS refuses: the status, the error's name and its text. */
public final class AwsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient Map<String, String> headers = new LinkedHashMap<>();
  private final transient Map<String, String> fields = new LinkedHashMap<>();

  /** Creates a refusal; {@code code} is the name of the error, such as NotFoundException. */
  public AwsException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Returns a refusal for parameters that are wrong, as Lambda words it. */
  public static AwsException invalidParameter(String message) {
    return new AwsException(400, "InvalidParameterValueException", message);
  }

  /** Returns a refusal for parameters that are wrong, as API Gateway words it. */
  public static AwsException badRequest(String message) {
    return new AwsException(400, "BadRequestException", message);
  }

  /** Returns a refusal for something that is not there, as API Gateway words it. */
  public static AwsException notFound(String message) {
    return new AwsException(404, "NotFoundException", message);
  }

  /** Returns a refusal for something that is there already, as API Gateway words it. */
  public static AwsException conflict(String message) {
    return new AwsException(409, "ConflictException", message);
  }

  /** Adds a header to the answer. */
  public AwsException header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Adds a field to the answer's body. */
  public AwsException field(String name, String value) {
    fields.put(name, value);
    return this;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the error's name. */
  public String code() {
    return code;
  }

  /** Returns the text, never null. */
  public String text() {
    String message = getMessage();
    return message == null ? code : message;
  }

  Map<String, String> headers() {
    return headers;
  }

  Map<String, String> fields() {
    return fields;
  }
}
