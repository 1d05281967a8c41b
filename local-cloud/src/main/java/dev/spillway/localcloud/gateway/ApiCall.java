package dev.spillway.localcloud.gateway;

import dev.spillway.common.http.HttpRequest;
import dev.spillway.localcloud.gateway.DeployedApi.Match;
import dev.spillway.localcloud.http.Arns;

/** One call of a deployed API, on its way to the function. */
record ApiCall(HttpRequest request, InvokeUrl url, String region, Match match, String requestId) {

  DeployedMethod method() {
    return match.method();
  }

  /** Returns the path as the caller wrote it, without the stage. */
  String path() {
    return "/" + String.join("/", url.path());
  }

  /** Returns the call's ARN, as the function's policy sees it. */
  String sourceArn() {
    return Arns.execution(
        region, url.api(), url.stage() + "/" + request.method() + method().resourcePath());
  }
}
