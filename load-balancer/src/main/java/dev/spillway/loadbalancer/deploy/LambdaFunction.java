package dev.spillway.loadbalancer.deploy;

import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.waiters.LambdaWaiter;

/** The Lambda function: its code, its settings, and who may call it. */
final class LambdaFunction {
  private static final String HANDLER = "handler.handle";

  private final LambdaClient client;
  private final DeployConfig config;
  private final CloudRetry retry;
  private final WaiterOverrideConfiguration waiting;
  private final String name;
  private final String label;

  LambdaFunction(LambdaClient client, DeployConfig config, CloudRetry retry, Pace pace) {
    this.client = client;
    this.config = config;
    this.retry = retry;
    this.waiting =
        WaiterOverrideConfiguration.builder()
            .maxAttempts(Integer.MAX_VALUE)
            .waitTimeout(pace.patience())
            .backoffStrategyV2(
                BackoffStrategy.exponentialDelayHalfJitter(
                    pace.firstPause().dividedBy(5), pace.longestPause().dividedBy(10)))
            .build();
    this.name = config.lambda().name();
    this.label = "the Lambda function '" + name + "'";
  }

  /**
   * Creates the function, or brings the existing one up to date, and waits until it can be called.
   *
   * @return its ARN
   */
  Arn deploy(FunctionZip zip) {
    retry.run("create " + label, () -> find().ifPresentOrElse(this::claim, () -> create(zip)));
    FunctionConfiguration current = settled();
    checkAccount(new Arn(current.functionArn()));
    if (isBroken(current) || !zip.codeSha256().equals(current.codeSha256())) {
      update("code", () -> updateCode(zip));
      current = settled();
    }
    if (isBroken(current) || !isConfigured(current)) {
      update("settings", this::updateConfiguration);
      current = settled();
    }
    if (isBroken(current)) {
      throw failed(current);
    }
    return new Arn(current.functionArn());
  }

  /** Lets a REST API call the function. */
  void allowCallsFrom(String apiId, Arn functionArn) {
    retry.add(
        "let the REST API '" + apiId + "' call " + label,
        () ->
            client.addPermission(
                permission ->
                    permission
                        .functionName(name)
                        .statementId(statementId(apiId))
                        .action("lambda:InvokeFunction")
                        .principal("apigateway.amazonaws.com")
                        .sourceArn(functionArn.ofApi(apiId))));
  }

  /** Takes back what {@link #allowCallsFrom} gave. */
  void forbidCallsFrom(String apiId) {
    retry.remove(
        "take from the REST API '" + apiId + "' the permission to call " + label,
        () ->
            client.removePermission(
                permission -> permission.functionName(name).statementId(statementId(apiId))));
  }

  /** Deletes the function, unless it is another installation's. */
  void delete() {
    retry.remove(
        "delete " + label,
        () -> {
          if (find().filter(found -> !isOthers(found)).isPresent()) {
            client.deleteFunction(request -> request.functionName(name));
          }
        });
  }

  private Optional<GetFunctionResponse> find() {
    try {
      return Optional.of(client.getFunction(request -> request.functionName(name)));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  private void claim(GetFunctionResponse found) {
    if (isOthers(found)) {
      throw new CloudException(
          "Tried to deploy "
              + label
              + " but failed because: another installation has one of this name. Set LAMBDA_NAME to"
              + " a name of your own, or PROJECT to the name of that installation.");
    }
  }

  private void checkAccount(Arn arn) {
    if (!DeployConfig.isDeploymentAllowed(config.account(), arn.account())) {
      throw new CloudException(
          "Tried to deploy "
              + label
              + " but failed because: the credentials are those of account "
              + arn.account()
              + " and AWS_ACCOUNT_ID is "
              + config.account().id().orElse("")
              + ". Use credentials of that account, or correct AWS_ACCOUNT_ID.");
    }
  }

  private boolean isOthers(GetFunctionResponse found) {
    return Tags.isOthers(found.tags(), config.project());
  }

  private void create(FunctionZip zip) {
    client.createFunction(
        CreateFunctionRequest.builder()
            .functionName(name)
            .description("Runs the overflow of the Spillway installation " + config.project())
            .runtime(config.lambda().runtime())
            .handler(HANDLER)
            .role(config.account().role())
            .memorySize(config.lambda().memoryMb())
            .timeout((int) config.lambda().timeout().toSeconds())
            .code(code -> code.zipFile(SdkBytes.fromByteArray(zip.bytes())))
            .tags(Tags.of(config.project()))
            .build());
  }

  private void update(String what, Runnable step) {
    retry.run("update the " + what + " of " + label, step);
  }

  private void updateCode(FunctionZip zip) {
    client.updateFunctionCode(
        request -> request.functionName(name).zipFile(SdkBytes.fromByteArray(zip.bytes())));
  }

  private void updateConfiguration() {
    client.updateFunctionConfiguration(
        UpdateFunctionConfigurationRequest.builder()
            .functionName(name)
            .runtime(config.lambda().runtime())
            .handler(HANDLER)
            .role(config.account().role())
            .memorySize(config.lambda().memoryMb())
            .timeout((int) config.lambda().timeout().toSeconds())
            .build());
  }

  private boolean isConfigured(FunctionConfiguration current) {
    return config.lambda().runtime().equals(current.runtimeAsString())
        && HANDLER.equals(current.handler())
        && config.account().role().equals(current.role())
        && Objects.equals(config.lambda().memoryMb(), current.memorySize())
        && Objects.equals((int) config.lambda().timeout().toSeconds(), current.timeout());
  }

  /** Waits until the function is neither being created nor updated; each refuses another update. */
  private FunctionConfiguration settled() {
    return retry.call("wait for " + label, () -> settle(read()));
  }

  private FunctionConfiguration settle(FunctionConfiguration current) {
    try (LambdaWaiter waiter =
        LambdaWaiter.builder().client(client).overrideConfiguration(waiting).build()) {
      if (current.state() == State.PENDING) {
        waiter.waitUntilFunctionActiveV2(request -> request.functionName(name));
      } else if (current.lastUpdateStatus() == LastUpdateStatus.IN_PROGRESS) {
        waiter.waitUntilFunctionUpdatedV2(request -> request.functionName(name));
      } else {
        return current;
      }
      return read();
    } catch (SdkClientException e) {
      // The waiter says that it ended badly, and not why: the function knows.
      return orElseThrow(read(), e);
    }
  }

  private static FunctionConfiguration orElseThrow(
      FunctionConfiguration current, SdkClientException e) {
    if (isBroken(current)) {
      return current;
    }
    throw e;
  }

  private FunctionConfiguration read() {
    return client.getFunction(request -> request.functionName(name)).configuration();
  }

  private static boolean isBroken(FunctionConfiguration current) {
    return current.state() == State.FAILED || current.lastUpdateStatus() == LastUpdateStatus.FAILED;
  }

  private CloudException failed(FunctionConfiguration current) {
    String reason =
        current.state() == State.FAILED ? current.stateReason() : current.lastUpdateStatusReason();
    return new CloudException(
        "Tried to deploy "
            + label
            + " but failed because: Lambda ended it as failed: "
            + reason
            + " Delete the function, or run `undeploy`, and try again.");
  }

  private static String statementId(String apiId) {
    return "spillway-" + apiId;
  }
}
