package dev.scoring.cli.example;

/**
 * One generated user, as written. Texts are dirty on purpose: any case, stray spaces, unknown
 * values, empty or null.
 *
 * @param deviceId 16 hexadecimal digits, unique within a seed; never null
 * @param country two letters; never null
 * @param deviceBrand one value or null
 * @param deviceModel one value or null
 * @param apps installed apps, separated by commas, or null
 * @param campaignEvents events, separated by commas, or null
 * @param interests interests, separated by semicolons, or null
 * @param cities cities visited, separated by commas, or null
 * @param age years or null
 * @param daysActive days of the last 365 with a session
 * @param sessionsPerDay with two decimals, or null
 * @param boughtCar the label: 1 or 0
 * @param probability the hidden probability that the label is 1; not written
 */
record CarBuyer(
    String deviceId,
    String country,
    String deviceBrand,
    String deviceModel,
    String apps,
    String campaignEvents,
    String interests,
    String cities,
    Integer age,
    int daysActive,
    Double sessionsPerDay,
    int boughtCar,
    double probability) {}
