package dev.scoring.runner.session;

/**
 * One Spark setting that the runner decides.
 *
 * @param key Spark's name
 * @param value what it is set to
 * @param why what would go wrong otherwise, in one sentence
 */
public record SparkSetting(String key, String value, String why) {}
