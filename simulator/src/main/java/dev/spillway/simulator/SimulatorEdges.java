package dev.spillway.simulator;

import dev.spillway.common.config.DotEnv;
import dev.spillway.common.config.ProjectRoot;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;

/**
 * What the simulator touches of the world, beside files that it is given.
 *
 * @param root the project's folder
 * @param environment the variables that are exported
 * @param clock the time of day
 */
record SimulatorEdges(Path root, Map<String, String> environment, InstantSource clock) {

  /** Returns the real world. */
  static SimulatorEdges system(Map<String, String> environment) {
    return new SimulatorEdges(
        ProjectRoot.find(SimulatorEdges.class), environment, Clock.systemUTC());
  }

  /**
   * Returns where records of calls are.
   *
   * @throws dev.spillway.common.config.InvalidConfigException if the settings cannot be used
   */
  RecordConfig config() {
    return RecordConfig.from(DotEnv.read(root, environment));
  }
}
