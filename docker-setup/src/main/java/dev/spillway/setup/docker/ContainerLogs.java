package dev.spillway.setup.docker;

import dev.spillway.setup.host.Console;
import dev.spillway.setup.host.HostCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Prints what containers printed, each line with its container's name. */
final class ContainerLogs {
  private static final String LINES = "200";

  private final HostCommands commands;
  private final Console console;

  ContainerLogs(HostCommands commands, Console console) {
    this.commands = commands;
    this.console = console;
  }

  void print(List<String> names) {
    names.forEach(this::printOne);
  }

  /** Prints until all containers ended or this program is. */
  void follow(List<String> names) {
    List<Thread> threads = new ArrayList<>();
    for (String name : names) {
      Thread thread = new Thread(() -> followOne(name), "logs-" + name);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void printOne(String name) {
    commands.follow(Docker.command("logs", "--tail", LINES, name), printer(name));
  }

  private void followOne(String name) {
    commands.follow(Docker.command("logs", "--follow", "--tail", LINES, name), printer(name));
  }

  private Consumer<String> printer(String name) {
    return line -> console.line(name + " | " + line);
  }
}
