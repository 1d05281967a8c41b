package dev.spillway.loadbalancer;

import java.util.Map;
import picocli.CommandLine;

/** The program: the command line and the environment, and nothing else. */
public final class LoadBalancerMain {
  private LoadBalancerMain() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    Map<String, String> env = System.getenv();
    CommandLine program =
        new CommandLine(new LoadBalancerCommand(env))
            .addSubcommand(new CalibrateCommand(env))
            .addSubcommand(new CloudLogsCommand(env))
            .addSubcommand(new UndeployCommand(env));
    System.exit(program.execute(args));
  }
}
