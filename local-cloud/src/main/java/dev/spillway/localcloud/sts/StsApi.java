package dev.spillway.localcloud.sts;

import dev.spillway.common.http.HttpRequest;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.http.Arns;
import dev.spillway.localcloud.http.UrlText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Answers GetCallerIdentity, by AWS's query protocol. */
public final class StsApi {
  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  /** Answers a call. */
  public HttpResponse handle(HttpRequest request) {
    String form = new String(request.body(), StandardCharsets.UTF_8) + "&" + request.query();
    List<String> actions = UrlText.parameters(form).getOrDefault("Action", List.of());
    return actions.contains("GetCallerIdentity") ? identity() : unknown();
  }

  private static HttpResponse identity() {
    return xml(
        200,
        """
        <GetCallerIdentityResponse xmlns="%s">
          <GetCallerIdentityResult>
            <Arn>arn:aws:iam::%s:root</Arn>
            <UserId>%s</UserId>
            <Account>%s</Account>
          </GetCallerIdentityResult>
          <ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata>
        </GetCallerIdentityResponse>
        """
            .formatted(NAMESPACE, Arns.ACCOUNT, Arns.ACCOUNT, Arns.ACCOUNT, UUID.randomUUID()));
  }

  private static HttpResponse unknown() {
    return xml(
        400,
        """
        <ErrorResponse xmlns="%s">
          <Error><Type>Sender</Type><Code>InvalidAction</Code><Message>Unknown action</Message></Error>
          <RequestId>%s</RequestId>
        </ErrorResponse>
        """
            .formatted(NAMESPACE, UUID.randomUUID()));
  }

  private static HttpResponse xml(int status, String body) {
    return HttpResponse.of(status, "text/xml", body.getBytes(StandardCharsets.UTF_8));
  }
}
