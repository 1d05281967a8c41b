package dev.spillway.setup.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spillway.common.config.CloudChoice;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CloudAccessTest {
  private static final URI LOCAL = URI.create("http://127.0.0.1:4566");

  @Test
  void presentsTheLocalCloudAsAws() {
    assertThat(CloudAccess.settings(CloudChoice.LOCAL, LOCAL))
        .containsEntry("CLOUD", "aws")
        .containsEntry("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")
        .containsEntry("AWS_ROLE", "arn:aws:iam::000000000000:role/spillway-local");
    assertThat(CloudAccess.credentials(CloudChoice.LOCAL))
        .containsEntry("AWS_ACCESS_KEY_ID", "local")
        .containsEntry("AWS_SECRET_ACCESS_KEY", "local")
        .containsEntry("AWS_SESSION_TOKEN", "");
  }

  @Test
  void leavesAwsAsTheUserHasIt() {
    assertThat(CloudAccess.settings(CloudChoice.AWS, LOCAL)).isEqualTo(Map.of("CLOUD", "aws"));
    assertThat(CloudAccess.credentials(CloudChoice.AWS)).isEmpty();
  }

  @Test
  void givesNobodyCredentialsWithoutACloud() {
    assertThat(CloudAccess.settings(CloudChoice.NONE, LOCAL)).isEqualTo(Map.of("CLOUD", "none"));
    assertThat(CloudAccess.credentials(CloudChoice.NONE).values()).containsOnly("");
  }
}
