/**
 * Strict reading of YAML and JSON against record types: whatever a document has that its type does
 * not, or the reverse, is a {@link dev.scoring.contract.read.Finding} with its path, all at once.
 */
package dev.scoring.contract.read;
