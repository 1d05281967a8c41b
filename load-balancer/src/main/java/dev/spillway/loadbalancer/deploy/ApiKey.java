package dev.spillway.loadbalancer.deploy;

import java.util.List;
import software.amazon.awssdk.services.apigateway.model.CreateApiKeyResponse;

/** The gateway's key, known by its name. */
final class ApiKey {

  /** A key that works: its id, and its value, which callers send. */
  record Issued(String id, String value) {
    /** Leaves the value out: it must not reach a log. */
    @Override
    public String toString() {
      return id;
    }
  }

  private final Gateway gateway;
  private final String name;

  ApiKey(Gateway gateway) {
    this.gateway = gateway;
    this.name = gateway.keyName();
  }

  /** Returns the key; creates it where there is none that is enabled. */
  Issued findOrCreate() {
    return gateway
        .retry()
        .call(
            "create the API key '" + name + "'",
            () -> find(true).stream().findFirst().orElseGet(this::create));
  }

  /** Deletes the key. */
  void delete() {
    List<Issued> keys =
        gateway.retry().call("look for the API key '" + name + "'", () -> find(false));
    for (Issued key : keys) {
      gateway
          .retry()
          .remove(
              "delete the API key '" + name + "'",
              () -> gateway.client().deleteApiKey(request -> request.apiKey(key.id())));
    }
  }

  private List<Issued> find(boolean onlyEnabled) {
    return gateway
        .client()
        .getApiKeysPaginator(
            // Finds all whose name begins so.
            request -> request.nameQuery(name).includeValues(true).limit(Gateway.PAGE))
        .items()
        .stream()
        .filter(
            key -> name.equals(key.name()) && (!onlyEnabled || Boolean.TRUE.equals(key.enabled())))
        .map(key -> new Issued(key.id(), key.value()))
        .toList();
  }

  private Issued create() {
    CreateApiKeyResponse key =
        gateway
            .client()
            .createApiKey(
                request ->
                    request.name(name).enabled(true).tags(Tags.of(gateway.config().project())));
    return new Issued(key.id(), key.value());
  }
}
