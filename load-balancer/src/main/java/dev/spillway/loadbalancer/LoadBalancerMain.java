package dev.spillway.loadbalancer;

import picocli.CommandLine;

/** The program: the command line and the environment, and nothing else. */
public final class LoadBalancerMain {
  private LoadBalancerMain() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new LoadBalancerCommand(System.getenv())).execute(args));
  }
}
