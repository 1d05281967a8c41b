package dev.spillway.simulator.recording;

import dev.spillway.simulator.report.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says what a recording is made of.
 *
 * @param recording of what
 * @param slots how many calls ran on servers at a time
 */
public record RecordingText(Recording recording, int slots) {
  private static final int PERCENT = 100;

  /** Returns it in lines. */
  public List<String> lines() {
    Tally tally = recording.tally();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d calls in %.1f s; left out: %d that failed, %d of which no place says how long they ran",
            tally.used(),
            recording.seconds(),
            tally.failed(),
            tally.unmeasured()));
    lines.add("  measured at both places    " + share(tally.both(), tally.used()));
    lines.add("  cloud's time filled in     " + share(tally.cloudFilledIn(), tally.used()));
    lines.add(
        "  server's time filled in    "
            + share(tally.serverFilledIn(), tally.used())
            + (tally.killed() == 0
                ? ""
                : "; %d had been killed there, so it is longer than that"
                    .formatted(tally.killed())));
    lines.add(
        "  the cloud                  gateway %s ms, %d cold starts of %s ms"
            .formatted(
                Numbers.millis(recording.cloud().gatewayMillis()),
                recording.cloud().coldStarts(),
                Numbers.millis(recording.cloud().coldMillis())));
    return lines;
  }

  /** Returns the options with which the simulator has what the live system had. */
  public String options() {
    return String.format(
        Locale.ROOT, "--slots %d --cold %.0f", slots, recording.cloud().coldMillis());
  }

  private static String share(int part, int whole) {
    return "%d (%d %%)".formatted(part, Math.round((double) part * PERCENT / whole));
  }
}
