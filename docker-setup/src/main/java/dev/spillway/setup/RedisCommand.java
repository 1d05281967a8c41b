package dev.spillway.setup;

import picocli.CommandLine.Command;

/** Brings Redis up, alone. */
@Command(
    name = "redis",
    description = "Brings Redis up, alone, so that a function can be stored.",
    footer = {"", "Example:", "  ./spillway redis"})
final class RedisCommand extends PartCommand {
  @Override
  public Integer call() {
    return setup().redis();
  }
}
