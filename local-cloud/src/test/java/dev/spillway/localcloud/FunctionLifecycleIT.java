package dev.spillway.localcloud;

import static dev.spillway.localcloud.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;

/** What happens to functions between Create and Delete, with the texts of AWS. */
final class FunctionLifecycleIT {
  private static final String SAYS_ONE = "def handler(event, context): return 1";
  private static final String SAYS_TWO = "def handler(event, context): return 2";

  private static CloudFixture instant;
  private static CloudFixture slow;

  @BeforeAll
  static void start() {
    instant = CloudFixture.start();
    slow = CloudFixture.start(Map.of("LOCAL_CLOUD_DEPLOY_MILLIS", "1500"), config -> config);
  }

  @AfterAll
  static void stop() {
    instant.close();
    slow.close();
  }

  @Test
  void isPendingFirstAndRefusesCallsAndUpdatesMeanwhile() {
    LambdaClient lambda = slow.lambda();
    var created = lambda.createFunction(CloudFixture.newFunction("pending", SAYS_ONE).build());

    assertThat(created.state()).isEqualTo(State.PENDING);
    assertThat(created.stateReasonCodeAsString()).isEqualTo("Creating");
    assertThat(created.lastUpdateStatus()).isNull();
    assertThat(refusal(ResourceConflictException.class, () -> invoke(lambda, "pending")))
        .contains("currently in the following state: Pending");
    assertThat(refusal(ResourceConflictException.class, () -> update(lambda, "pending", SAYS_TWO)))
        .contains("An update is in progress for resource: " + created.functionArn());

    var active = lambda.waiter().waitUntilFunctionActiveV2(r -> r.functionName("pending"));
    FunctionConfiguration configuration = active.matched().response().orElseThrow().configuration();
    assertThat(configuration.lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
    assertThat(invoke(lambda, "pending")).isEqualTo("1");
  }

  @Test
  void servesTheOldCodeWhileAnUpdateIsInProgress() {
    LambdaClient lambda = slow.lambda();
    lambda.createFunction(CloudFixture.newFunction("updated", SAYS_ONE).build());
    lambda.waiter().waitUntilFunctionActiveV2(r -> r.functionName("updated"));
    assertThat(invoke(lambda, "updated")).isEqualTo("1");

    var updated = update(lambda, "updated", SAYS_TWO);
    assertThat(updated.lastUpdateStatus()).isEqualTo(LastUpdateStatus.IN_PROGRESS);
    assertThat(invoke(lambda, "updated")).isEqualTo("1");
    assertThat(
            refusal(
                ResourceConflictException.class,
                () ->
                    lambda.updateFunctionConfiguration(r -> r.functionName("updated").timeout(9))))
        .contains("An update is in progress");

    lambda.waiter().waitUntilFunctionUpdatedV2(r -> r.functionName("updated"));
    assertThat(invoke(lambda, "updated")).isEqualTo("2");
  }

  @Test
  void tellsWhatIsThere() {
    LambdaClient lambda = instant.lambda();
    byte[] zip = Zips.python(SAYS_ONE);
    lambda.createFunction(
        CloudFixture.newFunction("described", SAYS_ONE)
            .timeout(7)
            .memorySize(512)
            .environment(e -> e.variables(Map.of("A", "B")))
            .tags(Map.of("spillway", "yes"))
            .build());

    var found = lambda.getFunction(r -> r.functionName("described"));
    FunctionConfiguration configuration = found.configuration();
    assertThat(configuration.functionArn())
        .isEqualTo("arn:aws:lambda:eu-central-1:000000000000:function:described");
    assertThat(configuration.timeout()).isEqualTo(7);
    assertThat(configuration.memorySize()).isEqualTo(512);
    assertThat(configuration.environment().variables()).containsEntry("A", "B");
    assertThat(configuration.codeSize()).isEqualTo(zip.length);
    assertThat(configuration.codeSha256()).hasSize(44);
    assertThat(configuration.lastModified()).matches("\\d{4}-.*T.*\\+0000");
    assertThat(found.tags()).containsEntry("spillway", "yes");
    assertThat(lambda.getFunctionConfiguration(r -> r.functionName("described")).revisionId())
        .isEqualTo(configuration.revisionId());
    assertThat(lambda.listFunctions().functions())
        .extracting(FunctionConfiguration::functionName)
        .contains("described");
  }

  @Test
  void refusesWhatAwsRefuses() {
    LambdaClient lambda = instant.lambda();
    lambda.createFunction(CloudFixture.newFunction("taken", SAYS_ONE).build());

    assertThat(
            refusal(
                ResourceConflictException.class,
                () -> lambda.createFunction(CloudFixture.newFunction("taken", SAYS_ONE).build())))
        .contains("Function already exist: taken");
    assertThat(
            refusal(
                ResourceNotFoundException.class,
                () -> lambda.getFunction(r -> r.functionName("absent"))))
        .contains("Function not found: arn:aws:lambda:eu-central-1:000000000000:function:absent");
    assertThat(refusedNew("python3.99", CloudFixture.ROLE, 128, Zips.python(SAYS_ONE)))
        .contains("Value python3.99 at 'runtime' failed to satisfy constraint")
        .contains("Member must satisfy enum value set: [");
    assertThat(refusedNew("python3.7", CloudFixture.ROLE, 128, Zips.python(SAYS_ONE)))
        .contains("The runtime parameter of python3.7 is no longer supported");
    assertThat(refusedNew("python3.13", CloudFixture.ROLE, 20_000, Zips.python(SAYS_ONE)))
        .contains("'MemorySize' value failed to satisfy constraint");
    assertThat(refusedNew("python3.13", CloudFixture.ROLE, 128, new byte[] {1, 2, 3}))
        .contains("Could not unzip uploaded file. Please check your file, then try to upload");
    assertThat(refusedNew("python3.13", "no-role", 128, Zips.python(SAYS_ONE)))
        .contains("Value 'no-role' at 'role' failed to satisfy constraint");
  }

  @Test
  void takesAnUpdateForTheKnownRevisionOnly() {
    LambdaClient lambda = instant.lambda();
    String old =
        lambda.createFunction(CloudFixture.newFunction("revised", SAYS_ONE).build()).revisionId();
    lambda.updateFunctionConfiguration(
        r -> r.functionName("revised").revisionId(old).memorySize(256));

    assertThat(
            refusal(
                PreconditionFailedException.class,
                () ->
                    lambda.updateFunctionConfiguration(
                        r -> r.functionName("revised").revisionId(old).memorySize(512))))
        .contains("The Revision Id provided does not match the latest Revision Id");
    assertThat(lambda.getFunctionConfiguration(r -> r.functionName("revised")).memorySize())
        .isEqualTo(256);
  }

  @Test
  void publishesAVersionOnceForTheSameCode() {
    LambdaClient lambda = instant.lambda();
    lambda.createFunction(CloudFixture.newFunction("published", SAYS_ONE).publish(true).build());

    assertThat(lambda.publishVersion(r -> r.functionName("published")).version()).isEqualTo("1");
    update(lambda, "published", SAYS_TWO);
    assertThat(lambda.publishVersion(r -> r.functionName("published")).version()).isEqualTo("2");
    assertThat(invoke(lambda, "published:1")).isEqualTo("1");
    assertThat(invoke(lambda, "published")).isEqualTo("2");
  }

  @Test
  void keepsThePermissionsOfAFunction() {
    LambdaClient lambda = instant.lambda();
    lambda.createFunction(CloudFixture.newFunction("guarded", SAYS_ONE).build());
    ThrowingCallable permit =
        () ->
            lambda.addPermission(
                r ->
                    r.functionName("guarded")
                        .statementId("gateway")
                        .action("lambda:InvokeFunction")
                        .principal("apigateway.amazonaws.com"));
    assertThat(refusal(ResourceNotFoundException.class, () -> policy(lambda))).isNotEmpty();

    assertThat(refusal(Exception.class, permit)).isEmpty();
    assertThat(policy(lambda)).contains("\"Sid\":\"gateway\"");
    assertThat(refusal(ResourceConflictException.class, permit))
        .contains("The statement id (gateway) provided already exists.");
    lambda.removePermission(r -> r.functionName("guarded").statementId("gateway"));
    assertThat(refusal(ResourceNotFoundException.class, () -> policy(lambda))).isNotEmpty();
  }

  @Test
  void reservesConcurrencyWithinTheAccountsLimit() {
    LambdaClient lambda = instant.lambda();
    lambda.createFunction(CloudFixture.newFunction("reserved", SAYS_ONE).build());
    lambda.putFunctionConcurrency(
        r -> r.functionName("reserved").reservedConcurrentExecutions(900));

    assertThat(
            lambda
                .getFunction(r -> r.functionName("reserved"))
                .concurrency()
                .reservedConcurrentExecutions())
        .isEqualTo(900);
    assertThat(
            refusal(
                InvalidParameterValueException.class,
                () ->
                    lambda.putFunctionConcurrency(
                        r -> r.functionName("reserved").reservedConcurrentExecutions(901))))
        .contains("UnreservedConcurrentExecution below its minimum value of [100].");
  }

  @Test
  void takesAPackageOfManyMegabytes() {
    byte[] noise = new byte[20_000_000];
    new Random(1).nextBytes(noise);
    String source = SAYS_ONE + "\n# " + Base64.getEncoder().encodeToString(noise);
    instant.lambda().createFunction(CloudFixture.newFunction("heavy", source).build());

    assertThat(instant.lambda().getFunctionConfiguration(r -> r.functionName("heavy")).codeSize())
        .isGreaterThan(noise.length);
  }

  @Test
  void forgetsADeletedFunction() {
    LambdaClient lambda = instant.lambda();
    lambda.createFunction(CloudFixture.newFunction("deleted", SAYS_ONE).build());
    lambda.deleteFunction(r -> r.functionName("deleted"));

    assertThat(refusal(ResourceNotFoundException.class, () -> invoke(lambda, "deleted")))
        .contains("Function not found");
    lambda.createFunction(CloudFixture.newFunction("deleted", SAYS_TWO).build());
    assertThat(invoke(lambda, "deleted")).isEqualTo("2");
  }

  private static String refusedNew(String runtime, String role, int memoryMb, byte[] zip) {
    return refusal(
        LambdaException.class,
        () ->
            instant
                .lambda()
                .createFunction(
                    r ->
                        r.functionName("refused")
                            .runtime(runtime)
                            .handler("function.handler")
                            .role(role)
                            .memorySize(memoryMb)
                            .code(c -> c.zipFile(SdkBytes.fromByteArray(zip)))));
  }

  private static UpdateFunctionCodeResponse update(
      LambdaClient lambda, String name, String source) {
    return lambda.updateFunctionCode(
        r -> r.functionName(name).zipFile(SdkBytes.fromByteArray(Zips.python(source))));
  }

  private static String invoke(LambdaClient lambda, String name) {
    return lambda.invoke(r -> r.functionName(name)).payload().asUtf8String();
  }

  private static String policy(LambdaClient lambda) {
    return lambda.getPolicy(r -> r.functionName("guarded")).policy();
  }
}
