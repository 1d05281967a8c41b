package dev.spillway.setup.testing;

import dev.spillway.setup.host.CommandResult;
import dev.spillway.setup.host.HostCommand;
import dev.spillway.setup.host.HostCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Notes command lines and answers them by their beginnings; what is not scripted succeeds. */
public final class ScriptedHostCommands implements HostCommands {
  private final Map<String, CommandResult> answers = new HashMap<>();
  private final List<HostCommand> commands = new ArrayList<>();

  /** Lets command lines of a beginning succeed with an output. */
  public ScriptedHostCommands answer(String beginning, String output) {
    answers.put(beginning, new CommandResult(0, output, ""));
    return this;
  }

  /** Lets command lines of a beginning fail. */
  public ScriptedHostCommands fail(String beginning, int exitCode, String errors) {
    answers.put(beginning, new CommandResult(exitCode, "", errors));
    return this;
  }

  /** Returns all command lines so far. */
  public List<String> lines() {
    return commands.stream().map(HostCommand::toString).toList();
  }

  /** Returns the command lines that change something: none of those that only ask docker. */
  public List<String> deeds() {
    List<String> questions =
        List.of("docker ps", "docker network ls", "docker volume ls", "docker inspect");
    return lines().stream().filter(line -> questions.stream().noneMatch(line::startsWith)).toList();
  }

  /** Returns all commands so far. */
  public List<HostCommand> commands() {
    return List.copyOf(commands);
  }

  @Override
  public CommandResult run(HostCommand command, Duration limit) {
    commands.add(command);
    return answers.entrySet().stream()
        .filter(answer -> command.toString().startsWith(answer.getKey()))
        .max(Comparator.comparingInt(answer -> answer.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse(new CommandResult(0, "", ""));
  }

  @Override
  public int runVisibly(HostCommand command) {
    return run(command, Duration.ZERO).exitCode();
  }

  @Override
  public int listen(HostCommand command, Consumer<String> lines) {
    return follow(command, lines);
  }

  @Override
  public int follow(HostCommand command, Consumer<String> lines) {
    CommandResult result = run(command, Duration.ZERO);
    result.lines().forEach(lines);
    return result.exitCode();
  }
}
