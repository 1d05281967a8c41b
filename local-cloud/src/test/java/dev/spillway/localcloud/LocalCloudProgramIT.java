package dev.spillway.localcloud;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spillway.common.process.PortFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** The program as a process of its own; however it ends, its environments end too. */
final class LocalCloudProgramIT {
  @TempDir private Path folder;

  @Test
  void endsItsEnvironmentsWhenItIsToldToEnd() throws Exception {
    assertLeavesNothing(Process::destroy, Map.of());
  }

  @Test
  void leavesNothingWhenItIsKilled() throws Exception {
    assertLeavesNothing(Process::destroyForcibly, Map.of());
  }

  @Test
  void leavesNothingWhenItIsKilledWhileEnvironmentsAreStopped() throws Exception {
    assertLeavesNothing(Process::destroyForcibly, Map.of("LOCAL_CLOUD_CPU_SHARE", "0.01"));
  }

  @Test
  void exitsWith2WhereItsSettingsAreWrong() throws Exception {
    Process program = start(Map.of("LOCAL_CLOUD_CPU_SHARE", "nine"));

    assertThat(program.waitFor(20, SECONDS)).isTrue();
    assertThat(program.exitValue()).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("output")))
        .contains("LOCAL_CLOUD_CPU_SHARE: nine (expected: 0.01..1.0)");
  }

  private void assertLeavesNothing(Consumer<Process> end, Map<String, String> env)
      throws Exception {
    Process program = start(env);
    try {
      Path port = folder.resolve("port");
      await().atMost(30, SECONDS).until(() -> PortFile.read(port).isPresent());
      runEndlessly(PortFile.read(port).orElseThrow());
      Path pids = folder.resolve("pids");
      await().atMost(20, SECONDS).until(() -> Files.exists(pids));
      List<Long> all =
          List.of(Files.readString(pids).strip().split(" ")).stream().map(Long::valueOf).toList();

      end.accept(program);

      assertThat(program.waitFor(20, SECONDS)).isTrue();
      assertThat(all).hasSize(3);
      await().atMost(10, SECONDS).until(() -> all.stream().allMatch(Processes::isGone));
    } finally {
      program.destroyForcibly();
    }
  }

  private Process start(Map<String, String> env) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                LocalCloudMain.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().put("LOCAL_CLOUD_PORT", "0");
    builder.environment().put("LOCAL_CLOUD_DEPLOY_MILLIS", "0");
    builder.environment().put("PORT_FILE", folder.resolve("port").toString());
    builder.environment().putAll(env);
    return builder.start();
  }

  private void runEndlessly(int port) {
    try (LambdaClient lambda =
        LambdaClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + port))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build()) {
      lambda.createFunction(
          CloudFixture.newFunction(
                  "endless",
                  """
                  import os, subprocess
                  def handler(event, context):
                      child = subprocess.Popen(["sleep", "600"])
                      away = subprocess.Popen(["sleep", "600"], start_new_session=True)
                      with open(event + ".new", "w") as file:
                          print(os.getpid(), child.pid, away.pid, file=file)
                      os.rename(event + ".new", event)
                      while True: pass
                  """)
              .timeout(600)
              .build());
      String event = "\"" + folder.resolve("pids") + "\"";
      lambda.invoke(
          r ->
              r.functionName("endless")
                  .invocationType(InvocationType.EVENT)
                  .payload(SdkBytes.fromUtf8String(event)));
    }
  }
}
