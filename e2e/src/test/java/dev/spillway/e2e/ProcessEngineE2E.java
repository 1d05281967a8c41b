package dev.spillway.e2e;

import dev.spillway.common.process.ProcessRecord;
import java.nio.file.Path;
import java.util.List;

final class ProcessEngineE2E extends EngineScenarios {
  @Override
  String engine() {
    return "process";
  }

  @Override
  void requireEngine() {}

  @Override
  void killServer(Installation installation, String id) {
    kill(installation.state().resolve("servers").resolve(id + ".process"));
  }

  @Override
  void killLoadBalancer(Installation installation) {
    kill(installation.state().resolve("load-balancer.process"));
  }

  @Override
  List<String> remains(Installation installation) {
    return ProcessHandle.allProcesses()
        .filter(process -> isOf(process, installation.state()))
        .map(process -> process.pid() + " " + process.info().commandLine().orElse(""))
        .toList();
  }

  /** Each process of an installation has the folder in its environment. */
  private static boolean isOf(ProcessHandle process, Path state) {
    return Proc.environment(process.pid()).contains(state.toString());
  }

  private static void kill(Path record) {
    ProcessHandle process = ProcessRecord.load(record).flatMap(ProcessRecord::find).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }
}
