package dev.scoring.contract.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Names a model bundle.
 *
 * @param uri folder or {@code .zip} on any Hadoop file system
 * @param digest {@code sha256:} and 64 hexadecimal digits that the bundle's content must have; null
 *     when any content is accepted
 */
public record ModelSpec(@JsonProperty(required = true) String uri, String digest) {}
