package dev.spillway.setup.doctor;

import dev.spillway.setup.engine.DockerState;
import dev.spillway.setup.host.Ports;
import dev.spillway.setup.process.Jdk;
import java.util.List;
import java.util.Optional;

/**
 * What a diagnosis is made from.
 *
 * @param jdk a Java that the programs run on
 * @param python what the machine's python3 calls itself
 * @param missingPrograms programs that were not built
 * @param docker whether containers can be had
 * @param missingImages base images that are not here
 * @param ports the ports that the system needs
 * @param takenPorts those of them that others hold
 * @param redisAnswers whether Redis answers
 * @param functionStored whether the function is in it
 * @param environmentCredentials whether the environment holds AWS credentials
 */
public record MachineFacts(
    Optional<Jdk> jdk,
    Optional<String> python,
    List<String> missingPrograms,
    DockerState docker,
    List<String> missingImages,
    List<Ports.Claim> ports,
    List<Ports.Claim> takenPorts,
    boolean redisAnswers,
    boolean functionStored,
    boolean environmentCredentials) {}
