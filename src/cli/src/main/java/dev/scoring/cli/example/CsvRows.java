package dev.scoring.cli.example;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** RFC 4180 text with a header; null is an empty field, an empty text is {@code ""}. */
final class CsvRows implements RowSink {
  static final String HEADER =
      "device_id,country,device_brand,device_model,apps,campaign_events,interests,cities,"
          + "age,days_active,sessions_per_day,bought_car";

  private final Writer out;
  private final StringBuilder line = new StringBuilder(1024);

  CsvRows(OutputStream stream) throws IOException {
    out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
    out.append(HEADER).append('\n');
  }

  @Override
  public void accept(CarBuyer row) throws IOException {
    line.setLength(0);
    line.append(row.deviceId()).append(',').append(row.country());
    text(row.deviceBrand());
    text(row.deviceModel());
    text(row.apps());
    text(row.campaignEvents());
    text(row.interests());
    text(row.cities());
    number(row.age());
    number(row.daysActive());
    number(row.sessionsPerDay());
    number(row.boughtCar());
    out.append(line).append('\n');
  }

  private void text(String value) {
    line.append(',');
    if (value == null) {
      return;
    }
    if (value.isEmpty() || value.indexOf(',') >= 0 || value.indexOf(' ') >= 0) {
      line.append('"').append(value).append('"');
    } else {
      line.append(value);
    }
  }

  private void number(Number value) {
    line.append(',');
    if (value != null) {
      line.append(value);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
