package dev.spillway.benchmarks.figure;

/** What containers are made of. */
final class DockerImages {
  /** The product's image: its Python and its Java are the peers' too. */
  static final String SERVER = "spillway/server";

  /** The most memory that a container may take: the default of SERVER_MEMORY_MB. */
  static final long MEMORY_BYTES = 512L * 1024 * 1024;

  static final String NO_ENGINE = "no Docker engine answers on this machine";

  private DockerImages() {}
}
