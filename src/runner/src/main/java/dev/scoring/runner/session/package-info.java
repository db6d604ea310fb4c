/** Spark sessions with the settings that scoring needs. */
package dev.scoring.runner.session;
