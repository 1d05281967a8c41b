package dev.spillway.loadbalancer.deploy;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Judges what the SDK throws: whether it may pass, and what a user can do about it. */
final class Failure {
  private static final Pattern NOT_ITS_TURN =
      Pattern.compile(
          "in progress|concurrent modification|cannot be performed at this time|state: Pending"
              + "|try again",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DENIED_ACTION = Pattern.compile("not authorized to perform: (\\S+)");
  private static final Pattern BAD_CREDENTIALS =
      Pattern.compile(
          "UnrecognizedClient.*|ExpiredToken.*|InvalidClientTokenId|InvalidSignature.*"
              + "|SignatureDoesNotMatch|IncompleteSignature.*|MissingAuthenticationToken.*");
  private static final String ROLE_NOT_READY = "cannot be assumed by Lambda";
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(60);

  private Failure() {}

  /** Returns how long a call that failed so is worth another try; zero where it is not. */
  static Duration patience(Throwable failure, Pace pace) {
    if (failure instanceof AwsServiceException refusal) {
      return isPassing(refusal) ? pace.patience() : Duration.ZERO;
    }
    return isUnreachable(failure) ? pace.unreachablePatience() : Duration.ZERO;
  }

  /** Returns the pause that the answer asks for; at most a minute. */
  static Optional<Duration> retryAfter(Throwable failure) {
    return failure instanceof AwsServiceException refusal
        ? details(refusal)
            .flatMap(details -> Optional.ofNullable(details.sdkHttpResponse()))
            .flatMap(response -> response.firstMatchingHeader("Retry-After"))
            .filter(text -> text.matches("\\d{1,6}"))
            .map(text -> Duration.ofSeconds(Long.parseLong(text)))
            .map(pause -> pause.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : pause)
        : Optional.empty();
  }

  /** Returns whether the cloud says that there is no such thing. */
  static boolean isAbsent(Throwable failure) {
    return failure instanceof AwsServiceException refusal
        && (refusal.statusCode() == 404 || code(refusal).equals("ResourceNotFoundException"));
  }

  /** Returns whether the cloud says that there is such a thing already. */
  static boolean isPresentAlready(Throwable failure) {
    return failure instanceof AwsServiceException refusal
        && refusal.statusCode() == 409
        && !isPassing(refusal);
  }

  /** Returns why it failed and what to do, in one or two sentences. */
  static String explain(Throwable failure) {
    String reason = reason(failure);
    String sentence = reason.endsWith(".") ? reason : reason + ".";
    return sentence + advice(failure, reason).map(text -> " " + text).orElse("");
  }

  private static boolean isPassing(AwsServiceException refusal) {
    return refusal.statusCode() == 429
        || refusal.statusCode() >= 500
        || refusal.isThrottlingException()
        || refusal.isClockSkewException()
        || (refusal.statusCode() == 409 && NOT_ITS_TURN.matcher(reason(refusal)).find())
        || reason(refusal).contains(ROLE_NOT_READY);
  }

  private static boolean isUnreachable(Throwable failure) {
    return failure instanceof SdkClientException && failure.getCause() instanceof IOException;
  }

  private static Optional<String> advice(Throwable failure, String reason) {
    if (failure instanceof AwsServiceException refusal) {
      return adviceOn(refusal, reason);
    }
    if (reason.contains("Unable to load credentials")) {
      return Optional.of(
          "Set CREDENTIALS_PATH to a credentials file, or AWS_ACCESS_KEY_ID and"
              + " AWS_SECRET_ACCESS_KEY.");
    }
    return isUnreachable(failure)
        ? Optional.of("Check the network, AWS_DEFAULT_REGION and AWS_ENDPOINT_URL.")
        : Optional.empty();
  }

  private static Optional<String> adviceOn(AwsServiceException refusal, String reason) {
    Matcher denied = DENIED_ACTION.matcher(reason);
    if (denied.find()) {
      return Optional.of(
          "Give the credentials' user or role the permission " + denied.group(1) + ".");
    }
    if (BAD_CREDENTIALS.matcher(code(refusal)).matches()) {
      return Optional.of("Check the credentials: they are wrong, expired or for another region.");
    }
    if (refusal.statusCode() == 403) {
      return Optional.of("Give the credentials' user or role the permission for it.");
    }
    if (refusal.statusCode() == 429) {
      return Optional.of("AWS allows few such calls or has a quota; try again in some minutes.");
    }
    return adviceOnSetting(reason);
  }

  private static Optional<String> adviceOnSetting(String reason) {
    if (reason.contains("MemorySize")) {
      return Optional.of("Set LAMBDA_MEMORY_MB to what the account allows, often 3008.");
    }
    if (reason.toLowerCase(Locale.ROOT).contains("runtime")) {
      return Optional.of("Set LAMBDA_RUNTIME to one that Lambda supports, e.g. python3.13.");
    }
    return reason.toLowerCase(Locale.ROOT).contains("role")
        ? Optional.of("Check that AWS_ROLE exists and trusts lambda.amazonaws.com.")
        : Optional.empty();
  }

  /** Returns why it failed, as the cloud says it. */
  static String reason(Throwable failure) {
    if (failure instanceof AwsServiceException refusal) {
      String said =
          details(refusal).map(AwsErrorDetails::errorMessage).orElse(refusal.getMessage());
      return code(refusal) + " (" + refusal.statusCode() + "): " + said;
    }
    return String.valueOf(failure.getMessage());
  }

  private static String code(AwsServiceException refusal) {
    return details(refusal)
        .flatMap(details -> Optional.ofNullable(details.errorCode()))
        .orElse("error");
  }

  private static Optional<AwsErrorDetails> details(AwsServiceException refusal) {
    return Optional.ofNullable(refusal.awsErrorDetails());
  }
}
