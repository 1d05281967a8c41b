package dev.spillway.client;

import dev.spillway.client.terminal.ClientFailure;
import dev.spillway.common.config.InvalidConfigException;
import dev.spillway.common.function.FunctionStoreException;
import dev.spillway.common.journal.JournalException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Decides which command is meant, and says what went wrong without a stack trace. */
final class ClientCommand {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  /** Only as the first argument is a command's name one: elsewhere it is a parameter. */
  private static final Set<String> COMMANDS =
      Set.of(AddFaasCommand.NAME, ExplainCommand.NAME, "--help", "-h");

  private ClientCommand() {}

  /** Runs the command that is meant and returns the exit code: 0 done, 1 failed, 2 misused. */
  static int execute(ClientEdges edges, String... args) {
    CommandLine line = new CommandLine(new InvokeCommand(edges));
    if (args.length > 0 && COMMANDS.contains(args[0])) {
      line.addSubcommand(new AddFaasCommand(edges));
      line.addSubcommand(new ExplainCommand(edges));
    }
    // A parameter may begin with '@'; it is no file of arguments.
    return line.setExpandAtFiles(false)
        .setOut(new PrintWriter(edges.streams().out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(edges.streams().err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler((e, given) -> misuse(e))
        .setExecutionExceptionHandler((e, command, result) -> explain(e, command))
        .execute(args);
  }

  private static int misuse(ParameterException e) {
    PrintWriter err = e.getCommandLine().getErr();
    String program = e.getCommandLine().getCommandSpec().qualifiedName();
    err.println(e.getMessage());
    err.println(
        e instanceof UnmatchedArgumentException
            ? "A parameter that begins with '-' goes after '--': client -- -5"
            : program + " --help tells more.");
    return MISUSED;
  }

  private static int explain(Exception e, CommandLine command) {
    PrintWriter err = command.getErr();
    if (e instanceof InvalidConfigException) {
      err.println(e.getMessage());
      return MISUSED;
    }
    if (e instanceof ClientFailure failure) {
      err.println(failure.text());
    } else if (e instanceof FunctionStoreException || e instanceof JournalException) {
      err.println(e.getMessage());
      err.println("Look at ./spillway doctor; REDIS_PORT says where Redis is expected.");
    } else {
      err.println("A defect of the client: " + e);
      err.println("Please report it with the command that you gave.");
    }
    return FAILED;
  }
}
