package dev.spillway.common.config;

import static dev.spillway.common.config.Program.CLIENT;
import static dev.spillway.common.config.Program.DOCKER_SETUP;
import static dev.spillway.common.config.Program.LOAD_BALANCER;
import static dev.spillway.common.config.Program.LOCAL_CLOUD;
import static dev.spillway.common.config.Program.SERVER;
import static dev.spillway.common.config.Program.SIMULATOR;
import static dev.spillway.common.config.Setting.Origin.PROGRAM;
import static dev.spillway.common.config.Setting.Origin.PROGRAM_SECRET;
import static dev.spillway.common.config.Setting.Origin.USER;

import dev.spillway.common.cloud.CloudIntegration;
import dev.spillway.placement.policy.OffloadPolicy;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All settings of all programs, in the order in which a user meets them. */
public final class Settings {
  private static final List<Setting<?>> ALL = new ArrayList<>();

  private static final Kind<Optional<String>> ANY = Kind.text(".+", "any text").optional();
  private static final Kind<String> NAME =
      Kind.text("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}", "letters, digits, '_', '.', '-'; at most 63");

  /** Far below what Redis' scripts count exactly. */
  private static final String HIGHEST_BUDGET = "1000000";

  // --- the original's ---

  public static final Setting<Integer> NUMBER_OF_SERVERS =
      user(
          "NUMBER_OF_SERVERS",
          Kind.integer(1, 1000),
          "2",
          "Servers to begin with; elasticity goes up to twice as many.",
          LOAD_BALANCER);
  public static final Setting<Integer> LOAD_BALANCER_PORT =
      user(
          "LOAD_BALANCER_PORT",
          Kind.integer(0, 65535),
          "8080",
          "Where callers reach the load balancer; 0 takes any free port.",
          DOCKER_SETUP,
          CLIENT,
          LOAD_BALANCER);
  public static final Setting<Duration> LOCAL_TIMEOUT =
      user(
          "LOCAL_TIMEOUT",
          Kind.seconds(1, 86_400),
          "10",
          "How long a call may run on a server before it is killed and goes to the cloud.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<Duration> ELASTICITY_SLEEP =
      user(
          "ELASTICITY_SLEEP",
          Kind.seconds(1, 3600),
          "5",
          "Time between two decisions on the number of servers.",
          LOAD_BALANCER);
  public static final Setting<String> FAAS_CONTAINER_NAME =
      user(
          "FAAS_CONTAINER_NAME",
          NAME,
          "redis-container",
          "Name of the Redis container.",
          DOCKER_SETUP,
          LOAD_BALANCER);
  public static final Setting<String> FAAS_FUNCTION_NAME =
      user(
          "FAAS_FUNCTION_NAME",
          NAME,
          "faas",
          "Key in Redis under which the function is stored.",
          DOCKER_SETUP,
          CLIENT,
          LOAD_BALANCER,
          SIMULATOR);
  public static final Setting<Optional<String>> CREDENTIALS_PATH =
      user(
          "CREDENTIALS_PATH",
          ANY,
          "",
          "An AWS credentials file; not needed where a role or the environment gives credentials.",
          DOCKER_SETUP);
  public static final Setting<Optional<String>> AWS_ACCOUNT_ID =
      user(
          "AWS_ACCOUNT_ID",
          Kind.text("\\d{12}", "12 digits").optional(),
          "",
          "The AWS account; where given, a deployment into another one is refused.",
          DOCKER_SETUP,
          LOAD_BALANCER);
  public static final Setting<Optional<String>> AWS_ROLE =
      user(
          "AWS_ROLE",
          Kind.text("arn:aws[a-z-]*:iam::\\d{12}:role/.+", "the ARN of an IAM role").optional(),
          "",
          "The role that the Lambda function assumes.",
          DOCKER_SETUP,
          LOAD_BALANCER);
  public static final Setting<String> AWS_DEFAULT_REGION =
      user(
          "AWS_DEFAULT_REGION",
          Kind.text("[a-z]{2}(-[a-z]+)+-\\d", "an AWS region"),
          "us-east-1",
          "Where the function is deployed.",
          DOCKER_SETUP,
          LOAD_BALANCER);

  // --- engine and cloud ---

  public static final Setting<EngineChoice> ENGINE =
      user(
          "ENGINE",
          Kind.choice(EngineChoice.class),
          "auto",
          "Containers or processes; auto takes containers where an engine answers and the base images are to be had.",
          DOCKER_SETUP);
  public static final Setting<CloudChoice> CLOUD =
      user(
          "CLOUD",
          Kind.choice(CloudChoice.class),
          "auto",
          "Where the overflow goes; auto is aws where AWS_ROLE is set, else local.",
          DOCKER_SETUP,
          LOAD_BALANCER);
  public static final Setting<Optional<URI>> AWS_ENDPOINT_URL =
      user(
          "AWS_ENDPOINT_URL",
          Kind.uri().optional(),
          "",
          "Any AWS-compatible endpoint to use instead of AWS.",
          DOCKER_SETUP,
          LOAD_BALANCER);
  public static final Setting<Optional<String>> API_URL_TEMPLATE =
      user(
          "API_URL_TEMPLATE",
          ANY,
          "",
          "How the gateway is reached, from {endpoint}, {id}, {region}, {stage} and {path}, where the endpoint has its own way.",
          LOAD_BALANCER);
  public static final Setting<String> LAMBDA_NAME =
      user(
          "LAMBDA_NAME",
          Kind.text("[a-zA-Z0-9_-]{1,64}", "letters, digits, '_', '-'; at most 64"),
          "Faas_lambda",
          "Name of the Lambda function.",
          LOAD_BALANCER);
  public static final Setting<Integer> LAMBDA_MEMORY_MB =
      user(
          "LAMBDA_MEMORY_MB",
          Kind.integer(128, 10_240),
          "3008",
          "Memory of the Lambda function, in MB; its CPU share follows.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<String> LAMBDA_RUNTIME =
      user(
          "LAMBDA_RUNTIME",
          Kind.text("python3\\.\\d+", "python3.N"),
          "python3.13",
          "Runtime of the Lambda function.",
          LOAD_BALANCER);
  public static final Setting<Duration> LAMBDA_TIMEOUT =
      user(
          "LAMBDA_TIMEOUT",
          Kind.seconds(1, 29),
          "29",
          "How long the function may run in the cloud; the gateway gives up after 29 s.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<String> API_NAME =
      user(
          "API_NAME",
          NAME,
          "FaasApi",
          "Name of the REST API in front of the Lambda function.",
          LOAD_BALANCER);
  public static final Setting<Boolean> API_KEY_REQUIRED =
      user(
          "API_KEY_REQUIRED",
          Kind.bool(),
          "true",
          "Whether the REST API asks for a key.",
          LOAD_BALANCER);
  public static final Setting<CloudIntegration> API_INTEGRATION =
      user(
          "API_INTEGRATION",
          Kind.choice(CloudIntegration.class),
          "aws-proxy",
          "How the REST API hands a call to the Lambda function; aws is the original's way.",
          LOAD_BALANCER,
          SERVER);

  // --- money ---

  public static final Setting<Optional<BigDecimal>> CLOUD_BUDGET_USD_PER_DAY =
      user(
          "CLOUD_BUDGET_USD_PER_DAY",
          Kind.dollars(HIGHEST_BUDGET).optional(),
          "",
          "The most that calls to the cloud may cost in a day of UTC; empty is any amount.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<Optional<BigDecimal>> CLOUD_BUDGET_USD_PER_HOUR =
      user(
          "CLOUD_BUDGET_USD_PER_HOUR",
          Kind.dollars(HIGHEST_BUDGET).optional(),
          "",
          "The most that calls to the cloud may cost in a clock hour; empty is any amount.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<BigDecimal> CLOUD_PRICE_GB_SECOND_USD =
      user(
          "CLOUD_PRICE_GB_SECOND_USD",
          Kind.dollars("0.01"),
          "0.0000166667",
          "Price of Lambda's memory and time (x86, us-east-1, 2025).",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<BigDecimal> CLOUD_PRICE_MILLION_REQUESTS_USD =
      user(
          "CLOUD_PRICE_MILLION_REQUESTS_USD",
          Kind.dollars("1000"),
          "0.20",
          "Price of a million requests to Lambda (us-east-1, 2025).",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<BigDecimal> CLOUD_PRICE_MILLION_GATEWAY_REQUESTS_USD =
      user(
          "CLOUD_PRICE_MILLION_GATEWAY_REQUESTS_USD",
          Kind.dollars("1000"),
          "3.50",
          "Price of a million requests to a REST API of API Gateway (us-east-1, 2025).",
          LOAD_BALANCER,
          SERVER);

  // --- where a call runs ---

  public static final Setting<String> OFFLOAD_POLICY =
      user(
          "OFFLOAD_POLICY",
          Kind.name(OffloadPolicy.names()),
          "timeout",
          "Who decides where a call runs; docs/placement.md tells what each does.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<Duration> RUN_LIMIT =
      user(
          "RUN_LIMIT",
          Kind.seconds(1, 86_400),
          "60",
          "How long a run may last that is not killed at LOCAL_TIMEOUT; never less than that.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<Optional<Duration>> DEADLINE =
      user(
          "DEADLINE",
          Kind.millis(1, 86_400_000).optional(),
          "",
          "Within what time predictive wants an answer, at the least cost; empty: as soon as can be.",
          LOAD_BALANCER);
  public static final Setting<Double> CONFIDENCE =
      user(
          "CONFIDENCE",
          Kind.decimal(0.5, 0.999),
          "0.95",
          "How sure predictive wants to be of DEADLINE, and the share of runs that hedge waits for.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<Double> EXPLORATION =
      user(
          "EXPLORATION",
          Kind.percent(),
          "2",
          "Calls that predictive may send elsewhere to learn how long they take there.",
          LOAD_BALANCER);
  public static final Setting<Optional<Duration>> HEDGE_DELAY =
      user(
          "HEDGE_DELAY",
          Kind.millis(0, 86_400_000).optional(),
          "",
          "After what time hedge starts a second call; empty: what CONFIDENCE of the runs take.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<Double> HEDGE_BUDGET =
      user(
          "HEDGE_BUDGET",
          Kind.percent(),
          "5",
          "Calls of which hedge may start a second one.",
          LOAD_BALANCER,
          SERVER);

  // --- servers and limits ---

  public static final Setting<Integer> SERVER_CONCURRENCY =
      user(
          "SERVER_CONCURRENCY",
          Kind.integer(1, 1000),
          "1",
          "Calls that a server runs at a time.",
          LOAD_BALANCER,
          SERVER,
          SIMULATOR);
  public static final Setting<Integer> WARM_SPARES =
      user(
          "WARM_SPARES",
          Kind.integer(0, 100),
          "0",
          "Servers that are kept started and paused, so that scaling out takes milliseconds; each holds its memory.",
          LOAD_BALANCER);
  public static final Setting<Integer> SERVER_MEMORY_MB =
      user(
          "SERVER_MEMORY_MB",
          Kind.integer(128, 1_048_576),
          "512",
          "Memory limit of a server container, in MB.",
          LOAD_BALANCER);
  public static final Setting<Integer> SERVER_PIDS =
      user(
          "SERVER_PIDS",
          Kind.integer(64, 32_768),
          "256",
          "Processes and threads that a server container may have.",
          LOAD_BALANCER);
  public static final Setting<Duration> SERVER_START_TIMEOUT =
      user(
          "SERVER_START_TIMEOUT",
          Kind.seconds(1, 600),
          "30",
          "How long a new server may take until it answers.",
          LOAD_BALANCER);
  public static final Setting<Integer> REQUEST_LIMIT_BYTES =
      user(
          "REQUEST_LIMIT_BYTES",
          Kind.bytes(1024, 10_485_760),
          "1048576",
          "Largest request body that is accepted.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<Integer> OUTPUT_LIMIT_BYTES =
      user(
          "OUTPUT_LIMIT_BYTES",
          Kind.bytes(1024, 104_857_600),
          "6291456",
          "Largest output of a call; Lambda's own limit is 6 MB.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<Integer> QUEUE_CAPACITY =
      user(
          "QUEUE_CAPACITY",
          Kind.integer(0, 1_000_000),
          "1024",
          "Calls that wait for a server where the cloud takes none; more are refused.",
          LOAD_BALANCER);
  public static final Setting<Duration> QUEUE_TIMEOUT_MILLIS =
      user(
          "QUEUE_TIMEOUT_MILLIS",
          Kind.millis(1, 3_600_000),
          "30000",
          "How long a call waits for a server at most.",
          LOAD_BALANCER);
  public static final Setting<Integer> CALL_RECORDS =
      user(
          "CALL_RECORDS",
          Kind.integer(0, 10_000_000),
          "100000",
          "Calls of which ./spillway explain can tell, about; 0 keeps no records.",
          LOAD_BALANCER);
  public static final Setting<Integer> CALL_RECORD_HOURS =
      user(
          "CALL_RECORD_HOURS",
          Kind.integer(1, 8_760),
          "24",
          "How old such a record becomes.",
          LOAD_BALANCER);
  public static final Setting<SandboxChoice> SANDBOX =
      user(
          "SANDBOX",
          Kind.choice(SandboxChoice.class),
          "zygote",
          "How a server runs a call: in a process forked from an interpreter that has the function compiled, or in a new interpreter.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<Boolean> SANDBOX_PREIMPORT =
      user(
          "SANDBOX_PREIMPORT",
          Kind.bool(),
          "true",
          "Whether a zygote imports once, for all calls, the modules that the function's top-level imports name.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<Integer> FUNCTION_MEMORY_MB =
      user(
          "FUNCTION_MEMORY_MB",
          Kind.integer(64, 1_048_576),
          "4096",
          "Address space of a call's process, in MB; beyond it, Python raises MemoryError.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<Integer> FUNCTION_OPEN_FILES =
      user(
          "FUNCTION_OPEN_FILES",
          Kind.integer(16, 1_048_576),
          "1024",
          "Files that a call's process may have open.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<Integer> FUNCTION_FILE_SIZE_MB =
      user(
          "FUNCTION_FILE_SIZE_MB",
          Kind.integer(1, 1_048_576),
          "1024",
          "Largest file that a call's process may write, in MB.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<Duration> REDIS_TIMEOUT =
      user(
          "REDIS_TIMEOUT",
          Kind.seconds(1, 600),
          "30",
          "How long to wait for Redis at the start.",
          CLIENT,
          LOAD_BALANCER);

  // --- this machine ---

  public static final Setting<String> PROJECT =
      user(
          "PROJECT",
          Kind.text("[a-z0-9][a-z0-9-]{0,30}", "lower-case letters, digits, '-'; at most 31"),
          "spillway",
          "Name of this installation: of its network, volumes and containers.",
          DOCKER_SETUP,
          LOAD_BALANCER);
  public static final Setting<String> LOAD_BALANCER_HOST =
      user(
          "LOAD_BALANCER_HOST",
          Kind.text("[^\\s]+", "a host name or address"),
          "127.0.0.1",
          "Address on which the load balancer listens, and where the client looks for it; 0.0.0.0 opens it to the network.",
          DOCKER_SETUP,
          CLIENT,
          LOAD_BALANCER);
  public static final Setting<Integer> REDIS_PORT =
      user(
          "REDIS_PORT",
          Kind.integer(1, 65535),
          "6379",
          "Port of Redis on this machine (127.0.0.1).",
          DOCKER_SETUP,
          CLIENT,
          SIMULATOR);
  public static final Setting<Integer> LOCAL_CLOUD_PORT =
      user(
          "LOCAL_CLOUD_PORT",
          Kind.integer(0, 65535),
          "4566",
          "Port of the embedded cloud on this machine (127.0.0.1); 0 takes any free port.",
          DOCKER_SETUP,
          LOCAL_CLOUD);
  public static final Setting<Optional<String>> STATE_DIR =
      user(
          "STATE_DIR",
          ANY,
          "",
          "Folder for what runs as processes: pid files, logs, Redis' data; .spillway in the project by default.",
          DOCKER_SETUP,
          LOAD_BALANCER);

  // --- the embedded cloud's character ---

  public static final Setting<Duration> LOCAL_CLOUD_LATENCY_MILLIS =
      user(
          "LOCAL_CLOUD_LATENCY_MILLIS",
          Kind.millis(0, 60_000),
          "20",
          "Time that the embedded gateway adds to each call.",
          DOCKER_SETUP,
          LOCAL_CLOUD);
  public static final Setting<Duration> LOCAL_CLOUD_COLD_START_MILLIS =
      user(
          "LOCAL_CLOUD_COLD_START_MILLIS",
          Kind.millis(0, 60_000),
          "150",
          "Time that a new execution environment of the embedded cloud waits before it starts.",
          DOCKER_SETUP,
          LOCAL_CLOUD);
  public static final Setting<Double> LOCAL_CLOUD_CPU_SHARE =
      user(
          "LOCAL_CLOUD_CPU_SHARE",
          Kind.decimal(0.01, 1),
          "1.0",
          "Share of one CPU that an execution environment of the embedded cloud gets with 1,769 MB or more; with less it gets less, as in Lambda.",
          DOCKER_SETUP,
          LOCAL_CLOUD);
  public static final Setting<Integer> LOCAL_CLOUD_CONCURRENCY =
      user(
          "LOCAL_CLOUD_CONCURRENCY",
          Kind.integer(1, 10_000),
          "1000",
          "Calls that the embedded cloud runs at a time before it answers 429, as AWS' account limit.",
          DOCKER_SETUP,
          LOCAL_CLOUD);
  public static final Setting<Duration> LOCAL_CLOUD_DEPLOY_MILLIS =
      user(
          "LOCAL_CLOUD_DEPLOY_MILLIS",
          Kind.millis(0, 60_000),
          "300",
          "Time that a function of the embedded cloud stays Pending or InProgress.",
          DOCKER_SETUP,
          LOCAL_CLOUD);

  // --- from one program to another ---

  public static final Setting<LauncherChoice> LAUNCHER =
      internal(
          "LAUNCHER",
          Kind.choice(LauncherChoice.class),
          "process",
          "How servers are started.",
          LOAD_BALANCER);
  public static final Setting<URI> REDIS_URL =
      internal(
          "REDIS_URL",
          Kind.redis(),
          "redis://127.0.0.1:6379",
          "Where Redis is found; servers ask it only where there is a budget.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<String> FUNCTION_DIR =
      internal(
          "FUNCTION_DIR",
          Kind.text(".+", "a folder"),
          "/faas",
          "Folder that the load balancer and its servers share; holds function.py.",
          LOAD_BALANCER,
          SERVER);
  public static final Setting<String> SERVER_IMAGE =
      internal(
          "SERVER_IMAGE",
          Kind.text(".+", "an image"),
          "spillway/server",
          "Image of a server container.",
          LOAD_BALANCER);
  public static final Setting<String> SERVER_NETWORK =
      internal(
          "SERVER_NETWORK",
          Kind.text(".+", "a network"),
          "spillway",
          "Network of the server containers.",
          LOAD_BALANCER);
  public static final Setting<String> FUNCTION_VOLUME =
      internal(
          "FUNCTION_VOLUME",
          Kind.text(".+", "a volume"),
          "spillway_faas",
          "Volume that holds FUNCTION_DIR.",
          LOAD_BALANCER);
  public static final Setting<String> SERVER_JAR =
      internal(
          "SERVER_JAR",
          Kind.text(".+", "a file"),
          "server/target/server.jar",
          "Program of a server process.",
          LOAD_BALANCER);
  public static final Setting<String> SERVER_ID =
      internal("SERVER_ID", NAME, "server", "Name of a server.", SERVER);
  public static final Setting<String> SERVER_HOST =
      internal(
          "SERVER_HOST",
          Kind.text("[^\\s]+", "an address"),
          "127.0.0.1",
          "Address on which a server listens.",
          SERVER);
  public static final Setting<Integer> SERVER_PORT =
      internal(
          "SERVER_PORT",
          Kind.integer(0, 65535),
          "8000",
          "Port on which a server listens; 0 takes any free port.",
          SERVER);
  public static final Setting<Optional<String>> PORT_FILE =
      internal(
          "PORT_FILE",
          ANY,
          "",
          "File into which a program writes the port it listens on.",
          LOAD_BALANCER,
          SERVER,
          LOCAL_CLOUD);
  public static final Setting<String> LOCAL_CLOUD_HOST =
      internal(
          "LOCAL_CLOUD_HOST",
          Kind.text("[^\\s]+", "an address"),
          "127.0.0.1",
          "Address on which the embedded cloud listens.",
          LOCAL_CLOUD);
  public static final Setting<Optional<URI>> CLOUD_URL =
      internal(
          "CLOUD_URL",
          Kind.uri().optional(),
          "",
          "Where a server calls the function in the cloud; empty where there is no cloud.",
          SERVER);
  public static final Setting<Optional<String>> CLOUD_API_KEY =
      add(
          new Setting<>(
              "CLOUD_API_KEY", ANY, "", "The gateway's key.", PROGRAM_SECRET, Set.of(SERVER)));
  public static final Setting<Boolean> FUNCTION_IDEMPOTENT =
      internal(
          "FUNCTION_IDEMPOTENT",
          Kind.bool(),
          "false",
          "Whether the function may run twice for one call.",
          SERVER);
  public static final Setting<Optional<URI>> READY_URL =
      internal(
          "READY_URL",
          Kind.uri().optional(),
          "",
          "Where a server says that it is ready; empty where nobody waits for its word.",
          SERVER);
  public static final Setting<Optional<String>> READY_TOKEN =
      add(
          new Setting<>(
              "READY_TOKEN",
              ANY,
              "",
              "Proves that a server's word is its own; another for each launch.",
              PROGRAM_SECRET,
              Set.of(SERVER)));

  private Settings() {}

  /** Returns all settings. */
  public static List<Setting<?>> all() {
    return List.copyOf(ALL);
  }

  private static <T> Setting<T> user(
      String key, Kind<T> kind, String defaultText, String meaning, Program... readers) {
    return add(new Setting<>(key, kind, defaultText, meaning, USER, Set.of(readers)));
  }

  private static <T> Setting<T> internal(
      String key, Kind<T> kind, String defaultText, String meaning, Program... readers) {
    return add(new Setting<>(key, kind, defaultText, meaning, PROGRAM, Set.of(readers)));
  }

  private static <T> Setting<T> add(Setting<T> setting) {
    ALL.add(setting);
    return setting;
  }
}
