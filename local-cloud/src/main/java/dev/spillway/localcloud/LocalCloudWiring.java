package dev.spillway.localcloud;

import dev.spillway.common.process.PortFile;

/** Makes the embedded cloud a program: it tells where it listens, and ends when it is told to. */
final class LocalCloudWiring {
  private LocalCloudWiring() {}

  static LocalCloud run(LocalCloudConfig config) {
    LocalCloud cloud = LocalCloud.start(config);
    Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "close"));
    config.portFile().ifPresent(file -> PortFile.write(file, cloud.port()));
    return cloud;
  }
}
