/**
 * The {@code ScoringJob} resource as Java records, and the strict reading of its manifests. Nothing
 * here imports a Kubernetes client, so that the command can share a process with Spark's own.
 */
package dev.scoring.crds;
