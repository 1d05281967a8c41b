package dev.spillway.loadbalancer.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;

final class FailureTest {
  private static final Pace PACE = Pace.ofAws();

  @ParameterizedTest
  @CsvSource({
    "429, TooManyRequestsException, Too Many Requests",
    "429, LimitExceededException, Limit Exceeded",
    "500, ServiceException, Internal failure",
    "503, ServiceUnavailableException, try later",
    "400, ThrottlingException, Rate exceeded",
    "409, ResourceConflictException, The operation cannot be performed at this time. An update is"
        + " in progress for resource: arn",
    "409, ResourceConflictException, The function is currently in the following state: Pending",
    "409, ConflictException, Unable to complete operation due to concurrent modification. Please"
        + " try again later.",
    "400, InvalidParameterValueException, The role defined for the function cannot be assumed by"
        + " Lambda.",
  })
  void triesAgainWhatPasses(int status, String code, String message) {
    assertThat(Failure.patience(Refusal.of(status, code, message), PACE))
        .isEqualTo(PACE.patience());
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidParameterValueException, bad",
    "403, AccessDeniedException, no",
    "404, ResourceNotFoundException, Function not found",
    "409, ResourceConflictException, Function already exist: N",
  })
  void doesNotTryAgainWhatStays(int status, String code, String message) {
    assertThat(Failure.patience(Refusal.of(status, code, message), PACE)).isZero();
  }

  @Test
  void triesAShorterTimeWhereNothingAnswers() {
    assertThat(
            Failure.patience(
                SdkClientException.create("no", new ConnectException("refused")), PACE))
        .isEqualTo(PACE.unreachablePatience());
    assertThat(Failure.patience(SdkClientException.create("no credentials"), PACE)).isZero();
    assertThat(Failure.patience(new IllegalStateException("a defect"), PACE)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "3600, 60", "'Wed, 21 Oct 2026 07:28:00 GMT', 0", "-1, 0"})
  void honoursRetryAfterUpToAMinute(String header, int seconds) {
    var refusal = Refusal.of(429, "TooManyRequestsException", "no", Map.of("Retry-After", header));
    assertThat(Failure.retryAfter(refusal).orElse(Duration.ZERO)).hasSeconds(seconds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "403 | AccessDeniedException | User: u is not authorized to perform: lambda:CreateFunction"
            + " on resource: r | Give the credentials' user or role the permission"
            + " lambda:CreateFunction.",
        "403 | UnrecognizedClientException | The security token included in the request is invalid."
            + " | Check the credentials",
        "403 | ExpiredTokenException | expired | Check the credentials",
        "403 | ForbiddenException | no | permission",
        "429 | LimitExceededException | Limit Exceeded | quota",
        "400 | InvalidParameterValueException | 'MemorySize' value failed to satisfy constraint:"
            + " Member must have value less than or equal to 3008 | Set LAMBDA_MEMORY_MB",
        "400 | InvalidParameterValueException | Value x at 'runtime' failed | Set LAMBDA_RUNTIME",
        "400 | InvalidParameterValueException | The role defined for the function cannot be assumed"
            + " by Lambda. | AWS_ROLE",
      })
  void saysWhatToDo(int status, String code, String message, String advice) {
    assertThat(Failure.explain(Refusal.of(status, code, message)))
        .contains(code, String.valueOf(status), message, advice);
  }

  @Test
  void saysHowToGiveCredentials() {
    assertThat(
            Failure.explain(
                SdkClientException.create("Unable to load credentials from any of the providers")))
        .contains("CREDENTIALS_PATH", "AWS_ACCESS_KEY_ID");
  }

  @Test
  void tellsWhatIsAbsentAndWhatIsPresentAlready() {
    assertThat(Failure.isAbsent(Refusal.of(404, "NotFoundException", "no"))).isTrue();
    assertThat(Failure.isAbsent(Refusal.of(400, "ResourceNotFoundException", "no"))).isTrue();
    assertThat(Failure.isAbsent(Refusal.of(400, "BadRequestException", "no"))).isFalse();
    assertThat(Failure.isPresentAlready(Refusal.of(409, "ConflictException", "already exists")))
        .isTrue();
    assertThat(
            Failure.isPresentAlready(
                Refusal.of(409, "ConflictException", "concurrent modification")))
        .isFalse();
  }
}
