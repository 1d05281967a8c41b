package dev.spillway.loadbalancer.pool.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.DockerException;

/** Pauses containers, with all that runs in them, and lets them go on. Thread-safe. */
final class ContainerPause {
  private final DockerClient docker;

  ContainerPause(DockerClient docker) {
    this.docker = docker;
  }

  /**
   * Pauses one, where it is not paused.
   *
   * @throws DockerException if it does not run
   */
  void pause(String container) {
    reach(container, true, () -> docker.pauseContainerCmd(container).exec());
  }

  /**
   * Lets one go on, where it is paused.
   *
   * @throws DockerException if it does not run
   */
  void resume(String container) {
    reach(container, false, () -> docker.unpauseContainerCmd(container).exec());
  }

  /** Lets one go on, where it is paused and there at all. */
  void resumeWherePaused(String container) {
    if (Boolean.TRUE.equals(stateOf(container).getPaused())) {
      docker.unpauseContainerCmd(container).exec();
    }
  }

  /** An engine refuses to do what is done already: only then its state is worth a question. */
  private void reach(String container, boolean isPaused, Runnable action) {
    try {
      action.run();
    } catch (DockerException e) {
      ContainerState state = stateOf(container);
      boolean isAsWanted =
          Boolean.TRUE.equals(state.getRunning())
              && Boolean.TRUE.equals(state.getPaused()) == isPaused;
      if (!isAsWanted) {
        throw e;
      }
    }
  }

  private ContainerState stateOf(String container) {
    return docker.inspectContainerCmd(container).exec().getState();
  }
}
