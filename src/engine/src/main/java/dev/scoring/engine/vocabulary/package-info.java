/** Tokens to indices: compact vocabularies and hash buckets, over UTF-8 bytes. */
package dev.scoring.engine.vocabulary;
