/**
 * Loaded models: one a process and device, leased to tasks, closed when they are no longer used.
 */
package dev.scoring.engine.model;
