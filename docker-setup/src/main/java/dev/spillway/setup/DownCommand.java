package dev.spillway.setup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes everything away. */
@Command(
    name = "down",
    description = "Takes everything away that runs; the function stays stored.",
    footer = {"", "Example:", "  ./spillway down --cloud"})
final class DownCommand extends PartCommand {
  @Option(names = "--cloud", description = "First remove what was deployed in the cloud.")
  private boolean cloud;

  @Option(names = "--volumes", description = "Also delete what Redis stored.")
  private boolean volumes;

  @Override
  public Integer call() {
    return setup().down(cloud, volumes);
  }
}
