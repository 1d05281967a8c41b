package dev.spillway.common.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spillway.placement.money.Usage;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the handler says that Lambda bills. */
final class UsageHeader {
  static final String NAME = "Spillway-Usage";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FORM =
      Pattern.compile("ms=(\\d{1,8}), mb=(\\d{1,6}), init=(\\d{1,8})");

  private UsageHeader() {}

  /** Returns what an answer says; empty where it is not the handler's. */
  static Optional<Usage> of(HttpResponse<String> reply, CloudIntegration integration) {
    return switch (integration) {
      case AWS_PROXY -> reply.headers().firstValue(NAME).flatMap(UsageHeader::read);
      case AWS -> inBody(reply.body());
    };
  }

  static Optional<Usage> read(String value) {
    Matcher matcher = FORM.matcher(value);
    return matcher.matches()
        ? Optional.of(
            new Usage(
                Long.parseLong(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Long.parseLong(matcher.group(3))))
        : Optional.empty();
  }

  /** Without the proxy the handler's whole answer, headers and all, is the body. */
  static Optional<Usage> inBody(String body) {
    try {
      return read(JSON.readTree(body).path("headers").path(NAME).asText());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
