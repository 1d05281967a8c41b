package dev.spillway.setup;

import picocli.CommandLine.Command;

/** Shows what this machine lacks. */
@Command(
    name = "doctor",
    description =
        "Looks at this machine and says what is missing and what to do; ends with 1 where the system cannot start.",
    footer = {"", "Example:", "  ./spillway doctor"})
final class DoctorCommand extends PartCommand {
  @Override
  public Integer call() {
    return setup().doctor();
  }
}
