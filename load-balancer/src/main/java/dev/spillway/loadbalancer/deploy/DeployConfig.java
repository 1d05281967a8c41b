package dev.spillway.loadbalancer.deploy;

import dev.spillway.common.cloud.CloudIntegration;
import dev.spillway.common.config.CloudChoice;
import dev.spillway.common.config.EnvReader;
import dev.spillway.common.config.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where and how the function is deployed.
 *
 * @param project the installation, in whose name everything is made and found again
 * @param account what the function runs under
 * @param target where the cloud answers
 * @param lambda the Lambda function
 * @param api the REST API in front of it
 */
public record DeployConfig(String project, Account account, Target target, Lambda lambda, Api api) {

  /** The account that emulators act for; AWS has none of this number. */
  static final String EMULATED_ACCOUNT = "000000000000";

  private static final String TRIAL = "-calibrate";

  /** Lambda's limit on the length of a name. */
  private static final int LONGEST_NAME = 64;

  private static final URI ANY_ENDPOINT = URI.create("http://endpoint");

  /**
   * What the function runs under.
   *
   * @param id the account, where it is to be checked
   * @param role the ARN of the role that the function assumes
   */
  public record Account(Optional<String> id, String role) {}

  /**
   * Where the cloud answers.
   *
   * @param region the AWS region
   * @param endpoint what answers instead of AWS
   * @param urlTemplate how the gateway is reached, where the endpoint has its own way
   */
  public record Target(String region, Optional<URI> endpoint, Optional<String> urlTemplate) {}

  /**
   * The Lambda function.
   *
   * @param name its name
   * @param runtime e.g. {@code python3.13}
   * @param memoryMb its memory; the CPU share follows
   * @param timeout how long a call may run
   */
  public record Lambda(String name, String runtime, int memoryMb, Duration timeout) {}

  /**
   * The REST API.
   *
   * @param name its name; not unique in AWS
   * @param keyRequired whether callers need a key
   * @param integration how it hands a call to the Lambda function
   */
  public record Api(String name, boolean keyRequired, CloudIntegration integration) {}

  /**
   * Returns the configuration that an environment describes, or empty where it wants no cloud.
   *
   * @throws dev.spillway.common.config.InvalidConfigException with all that is wrong
   */
  public static Optional<DeployConfig> from(Map<String, String> env) {
    EnvReader reader = new EnvReader(env);
    Optional<DeployConfig> config = read(reader);
    reader.check();
    return config;
  }

  /**
   * Returns the configuration as {@link #from} does, for a program that reads more than this; what
   * is wrong is noted in the reader, and until its {@code check} the result is not to be used.
   */
  public static Optional<DeployConfig> read(EnvReader reader) {
    Target target =
        new Target(
            reader.read(Settings.AWS_DEFAULT_REGION),
            reader.read(Settings.AWS_ENDPOINT_URL),
            reader.read(Settings.API_URL_TEMPLATE));
    Account account =
        new Account(
            reader.read(Settings.AWS_ACCOUNT_ID), reader.read(Settings.AWS_ROLE).orElse(""));
    boolean wanted = isWanted(reader, reader.read(Settings.CLOUD), account, target);
    checkTemplate(reader, target, wanted);
    DeployConfig config =
        new DeployConfig(
            reader.read(Settings.PROJECT), account, target, lambda(reader), api(reader));
    return wanted ? Optional.of(config) : Optional.empty();
  }

  /** Returns the configuration of a function beside this one, which is there to be measured. */
  DeployConfig ofTrial(int memoryMb) {
    String name = lambda.name();
    String beginning = name.substring(0, Math.min(name.length(), LONGEST_NAME - TRIAL.length()));
    return new DeployConfig(
        project,
        account,
        target,
        new Lambda(beginning + TRIAL, lambda.runtime(), memoryMb, lambda.timeout()),
        api);
  }

  private static Lambda lambda(EnvReader reader) {
    return new Lambda(
        reader.read(Settings.LAMBDA_NAME),
        reader.read(Settings.LAMBDA_RUNTIME),
        reader.read(Settings.LAMBDA_MEMORY_MB),
        reader.read(Settings.LAMBDA_TIMEOUT));
  }

  private static Api api(EnvReader reader) {
    return new Api(
        reader.read(Settings.API_NAME),
        reader.read(Settings.API_KEY_REQUIRED),
        reader.read(Settings.API_INTEGRATION));
  }

  private static boolean isWanted(
      EnvReader reader, CloudChoice choice, Account account, Target target) {
    boolean wanted =
        switch (choice) {
          case AUTO -> !account.role().isEmpty();
          case AWS, LOCAL -> true;
          case NONE -> false;
        };
    if (choice == CloudChoice.LOCAL && target.endpoint().isEmpty()) {
      reader.reject(Settings.CLOUD, "aws or none; local needs AWS_ENDPOINT_URL, which up sets");
    } else if (wanted && account.role().isEmpty()) {
      reader.reject(Settings.AWS_ROLE, "the ARN of an IAM role, which a deployment needs");
    } else if (wanted) {
      checkAccount(reader, account);
    }
    return wanted;
  }

  /** A function can only assume a role of its own account, so the role's is where it would go. */
  private static void checkAccount(EnvReader reader, Account account) {
    String rolesAccount = account.role().split(":", -1)[4];
    if (!isDeploymentAllowed(account, rolesAccount)) {
      reader.reject(Settings.AWS_ACCOUNT_ID, rolesAccount + ", the account of AWS_ROLE, or empty");
    }
  }

  /** An emulator's account is always allowed: there is nothing to be protected from. */
  static boolean isDeploymentAllowed(Account account, String actual) {
    return actual.equals(EMULATED_ACCOUNT)
        || account.id().map(expected -> expected.equals(actual)).orElse(true);
  }

  /** Without a cloud the endpoint may be missing, and yet the template be right. */
  private static void checkTemplate(EnvReader reader, Target target, boolean wanted) {
    Optional<URI> endpoint =
        wanted ? target.endpoint() : target.endpoint().or(() -> Optional.of(ANY_ENDPOINT));
    try {
      InvokeUrl.of(new Target(target.region(), endpoint, target.urlTemplate()), "id");
    } catch (IllegalArgumentException e) {
      reader.reject(
          Settings.API_URL_TEMPLATE,
          "a URL of {endpoint}, {id}, {region}, {stage} and {path}; " + e.getMessage());
    }
  }
}
