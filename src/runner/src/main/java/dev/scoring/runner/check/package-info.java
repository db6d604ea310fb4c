/** Everything that is looked at before a row is scored. */
package dev.scoring.runner.check;
