package dev.spillway.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.spillway.common.config.DotEnv;
import dev.spillway.common.config.InvalidConfigException;
import dev.spillway.setup.config.ProjectRoot;
import dev.spillway.setup.config.SetupConfig;
import dev.spillway.setup.host.Console;
import dev.spillway.setup.host.HostCommand;
import dev.spillway.setup.host.ProcessHostCommands;
import dev.spillway.setup.host.Question;
import dev.spillway.setup.host.SetupException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line; without a command it brings the system up. */
@Command(
    name = "spillway",
    description = "Brings Spillway up and takes it down. Without a command: up.",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      DoctorCommand.class,
      RedisCommand.class,
      CloudLogsCommand.class,
      CalibrateCommand.class
    },
    footer = {"", "Settings are read from .env and the environment; see docs/configuration.md."})
final class SetupCommand implements Callable<Integer> {
  private static final int FAILURE = 1;
  private static final int CONFIGURATION = 2;

  private final Map<String, String> environment;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // Picocli reads it.
  private boolean help;

  private SetupCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Runs what the arguments say and returns the exit code. */
  static int run(Map<String, String> environment, String... args) {
    CommandLine line = new CommandLine(new SetupCommand(environment));
    line.setExecutionExceptionHandler((e, command, parsed) -> explain(e, command.getErr()));
    line.setParameterExceptionHandler(SetupCommand::explain);
    return line.execute(args);
  }

  @Override
  public Integer call() {
    return setup().up();
  }

  /** Returns the program for the settings of this machine. */
  Setup setup() {
    Path current = Path.of("").toAbsolutePath();
    Path root = ProjectRoot.find(ProjectRoot.locationOf(SetupCommand.class), current);
    SetupConfig config = SetupConfig.from(DotEnv.read(root, environment), root);
    ProcessHostCommands commands = new ProcessHostCommands(root);
    boolean terminal = isTerminal(commands, "1");
    Console console = new Console(System.out, terminal, System::nanoTime);
    BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    Question question = new Question(console, answers, terminal && isTerminal(commands, "0"));
    return SetupWiring.assemble(config, console, question);
  }

  private static boolean isTerminal(ProcessHostCommands commands, String stream) {
    return commands.runVisibly(HostCommand.of("test", "-t", stream)) == 0;
  }

  private static int explain(Exception e, PrintWriter err) {
    if (e instanceof InvalidConfigException) {
      err.println(e.getMessage());
      err.println("Correct .env (or the environment); docs/configuration.md lists all settings.");
      return CONFIGURATION;
    }
    err.println(e.getMessage() == null ? e.toString() : e.getMessage());
    err.println(
        "What to do: "
            + (e instanceof SetupException known ? known.remedy() : "run ./spillway doctor"));
    return FAILURE;
  }

  private static int explain(CommandLine.ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println(e.getMessage());
    err.println(
        "What to do: run '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'");
    return CONFIGURATION;
  }
}
