package dev.scoring.contract.read;

/** What parsing gave: a tree, or the one sentence that says why there is none. */
sealed interface Parsed {

  record Tree(DocNode root) implements Parsed {}

  record Refused(String message) implements Parsed {}
}
