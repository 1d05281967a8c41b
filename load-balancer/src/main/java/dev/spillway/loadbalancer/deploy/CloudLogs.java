package dev.spillway.loadbalancer.deploy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Reads in CloudWatch what the function logged. Thread-safe. */
public final class CloudLogs implements AutoCloseable {
  private final AwsClients aws;
  private final CloudWatchLogsClient client;
  private final CloudRetry retry;
  private final String group;

  CloudLogs(AwsClients aws, DeployConfig config, CloudRetry retry) {
    this.aws = aws;
    this.client = aws.logs();
    this.retry = retry;
    this.group = "/aws/lambda/" + config.lambda().name();
  }

  /** Opens the log of the function that a configuration describes. */
  public static CloudLogs open(DeployConfig config) {
    return new CloudLogs(AwsClients.open(config.target()), config, new CloudRetry(Pace.ofAws()));
  }

  /**
   * Returns what was logged since then, of all the function's streams, the oldest first; nothing
   * where the function was never called.
   *
   * @throws CloudException if the cloud refuses, or does not answer in time
   */
  public List<CloudLogLine> since(Instant start) {
    return retry.call("read the log " + group, () -> read(start));
  }

  /** Closes the connection to the cloud. */
  @Override
  public void close() {
    aws.close();
  }

  private List<CloudLogLine> read(Instant start) {
    try {
      // A page may be empty and not the last: the paginator goes on until there is no next.
      return client
          .filterLogEventsPaginator(
              request -> request.logGroupName(group).startTime(start.toEpochMilli()))
          .events()
          .stream()
          .map(CloudLogs::line)
          .sorted(Comparator.comparing(CloudLogLine::at))
          .toList();
    } catch (ResourceNotFoundException e) {
      return List.of();
    }
  }

  private static CloudLogLine line(FilteredLogEvent event) {
    return new CloudLogLine(
        event.eventId(), Instant.ofEpochMilli(event.timestamp()), event.message().stripTrailing());
  }
}
