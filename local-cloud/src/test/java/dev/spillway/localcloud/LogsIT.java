package dev.spillway.localcloud;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What functions print is found in CloudWatch Logs. */
final class LogsIT {
  private static final String GROUP = "/aws/lambda/printer";

  private static CloudFixture cloud;
  private static CloudWatchLogsClient logs;

  @BeforeAll
  static void start() {
    cloud = CloudFixture.start();
    logs = cloud.logs();
    cloud.createFunction(
        "printer",
        """
        import subprocess, sys
        def handler(event, context):
            print("printed", event)
            print("complaint", file=sys.stderr)
            subprocess.run(["echo", "child"])
        """,
        20);
    for (int i = 0; i < 3; i++) {
      String event = String.valueOf(i);
      cloud.lambda().invoke(r -> r.functionName("printer").payload(SdkBytes.fromUtf8String(event)));
    }
    await().atMost(10, SECONDS).until(() -> filtered("REPORT").size() == 3);
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void namesGroupsAndStreamsAsLambdaDoes() {
    assertThat(logs.describeLogGroups(r -> r.logGroupNamePrefix("/aws/")).logGroups())
        .extracting(LogGroup::logGroupName)
        .containsExactly(GROUP);
    List<LogStream> streams = streams();
    assertThat(streams).hasSize(1);
    assertThat(streams.getFirst().logStreamName())
        .matches("\\d{4}/\\d{2}/\\d{2}/\\[\\$LATEST\\][0-9a-f]{32}");
    assertThat(streams.getFirst().lastEventTimestamp()).isPositive();
  }

  @Test
  void holdsWhatWasPrintedBetweenStartAndEnd() {
    List<String> messages = events(page(null, 100)).stream().map(String::strip).toList();

    assertThat(messages).hasSize(18);
    assertThat(messages.getFirst()).startsWith("START RequestId: ").endsWith("Version: $LATEST");
    assertThat(messages.subList(1, 4)).containsExactlyInAnyOrder("printed 0", "complaint", "child");
    assertThat(messages.get(4)).startsWith("END RequestId: ");
    assertThat(messages.get(5))
        .matches(
            "REPORT RequestId: \\S+\\tDuration: \\S+ ms\\tBilled Duration: \\d+ ms\\t"
                + "Memory Size: 128 MB\\tMax Memory Used: \\d+ MB\\tInit Duration: \\S+ ms");
  }

  @Test
  void givesPagesThatRepeatTheTokenAtTheEnd() {
    GetLogEventsResponse first = page(null, 10);
    GetLogEventsResponse second = page(first.nextForwardToken(), 10);
    GetLogEventsResponse end = page(second.nextForwardToken(), 10);

    assertThat(first.events()).hasSize(10);
    assertThat(second.events()).hasSize(8);
    assertThat(end.events()).isEmpty();
    assertThat(end.nextForwardToken()).isEqualTo(second.nextForwardToken());
  }

  @Test
  void findsEventsByWords() {
    assertThat(filtered("printed")).hasSize(3);
    assertThat(filtered("\"printed 1\"")).hasSize(1);
    assertThat(filtered("?complaint ?child")).hasSize(6);
    assertThat(filtered("RequestId -REPORT -END")).hasSize(3);
    assertThat(logs.filterLogEventsPaginator(r -> r.logGroupName(GROUP).limit(4)).events())
        .hasSize(18);
  }

  @Test
  void knowsNoGroupBeforeTheFirstInvocation() {
    ResourceNotFoundException refusal =
        catchThrowableOfType(
            ResourceNotFoundException.class,
            () -> logs.describeLogStreams(r -> r.logGroupName("/aws/lambda/never")));

    assertThat(refusal).hasMessageContaining("The specified log group does not exist.");
  }

  private static List<FilteredLogEvent> filtered(String pattern) {
    return logs.filterLogEvents(r -> r.logGroupName(GROUP).filterPattern(pattern)).events();
  }

  private static List<LogStream> streams() {
    return logs.describeLogStreams(
            r -> r.logGroupName(GROUP).orderBy(OrderBy.LAST_EVENT_TIME).descending(true))
        .logStreams();
  }

  private static GetLogEventsResponse page(@Nullable String token, int limit) {
    String stream = streams().getFirst().logStreamName();
    return logs.getLogEvents(
        r ->
            r.logGroupName(GROUP)
                .logStreamName(stream)
                .startFromHead(true)
                .nextToken(token)
                .limit(limit));
  }

  private static List<String> events(GetLogEventsResponse page) {
    return page.events().stream().map(OutputLogEvent::message).toList();
  }
}
