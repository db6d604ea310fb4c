/**
 * The model bundle: {@code model.yaml}, the model file, vocabularies and golden rows; what can be
 * checked of it without an engine, its digest, and its archive.
 */
package dev.scoring.engine.bundle;
