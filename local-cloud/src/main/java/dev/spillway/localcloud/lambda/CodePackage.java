package dev.spillway.localcloud.lambda;

import java.nio.file.Path;

/**
 * A deployment package, unpacked.
 *
 * @param sha256 of the zip file, in base64
 * @param sizeBytes of the zip file
 * @param root the folder of its files
 */
record CodePackage(String sha256, long sizeBytes, Path root) {}
