package dev.spillway.loadbalancer.deploy;

import dev.spillway.loadbalancer.deploy.DeployConfig.Target;
import java.net.URI;

/** Tells where a deployed REST API is called. */
final class InvokeUrl {
  private static final String AWS =
      "https://{id}.execute-api.{region}.amazonaws.com/{stage}/{path}";
  private static final String AWS_CHINA =
      "https://{id}.execute-api.{region}.amazonaws.com.cn/{stage}/{path}";
  private static final String CUSTOM_ENDPOINT = "{endpoint}/_aws/execute-api/{id}/{stage}/{path}";

  private InvokeUrl() {}

  /**
   * Returns the address of the function.
   *
   * @throws IllegalArgumentException if a template of the user's gives no http or https address
   */
  static URI of(Target target, String apiId) {
    String text =
        target
            .urlTemplate()
            .orElseGet(() -> usualForm(target))
            .replace("{endpoint}", target.endpoint().map(InvokeUrl::withoutSlash).orElse(""))
            .replace("{id}", apiId)
            .replace("{region}", target.region())
            .replace("{stage}", Stage.NAME)
            .replace("{path}", Route.PATH_PART);
    URI url = URI.create(text);
    if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
      throw new IllegalArgumentException("it gives " + text);
    }
    return url;
  }

  private static String usualForm(Target target) {
    if (target.endpoint().isPresent()) {
      return CUSTOM_ENDPOINT;
    }
    return target.region().startsWith("cn-") ? AWS_CHINA : AWS;
  }

  private static String withoutSlash(URI endpoint) {
    return endpoint.toString().replaceFirst("/+$", "");
  }
}
