package dev.spillway.setup.engine;

import java.util.List;
import java.util.Optional;

/**
 * What the choice of an engine is made from.
 *
 * @param running what a part of the system runs in already
 * @param docker whether containers can be had
 * @param missingImages base images that are neither here nor can be pulled
 */
public record EngineFacts(
    Optional<EngineKind> running, DockerState docker, List<String> missingImages) {}
