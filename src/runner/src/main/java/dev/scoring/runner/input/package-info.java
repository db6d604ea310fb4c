/** Lists the input once and finds its schema. */
package dev.scoring.runner.input;
