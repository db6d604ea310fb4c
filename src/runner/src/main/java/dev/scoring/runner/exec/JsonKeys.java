package dev.scoring.runner.exec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.scoring.runner.exec.FileColumns.Group;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The keys of the first rows of a JSON file, read until every wanted one was seen. What is no JSON
 * has no keys: the format's own reader refuses it, or takes it where it is told to.
 */
final class JsonKeys {
  /** Most characters and rows that are looked at, for keys that are in none of them. */
  private static final long LONGEST = 8L << 20;

  private static final int MOST_ROWS = 10_000;

  private static final JsonFactory LENIENT = lenient();

  private final StructType wanted;
  private final Group group = new Group(new LinkedHashMap<>());
  private int rows;
  private boolean cut;

  private JsonKeys(StructType wanted) {
    this.wanted = wanted;
  }

  private static JsonFactory lenient() {
    JsonFactoryBuilder builder = new JsonFactoryBuilder();
    for (JsonReadFeature feature : JsonReadFeature.values()) {
      builder.enable(feature);
    }
    return builder.build();
  }

  /**
   * Reads them.
   *
   * @param options of the reader
   * @param wanted the columns whose keys are looked for; reading nothing when there are none
   */
  static JsonKeys read(
      Path path, Map<String, String> options, StructType wanted, Configuration configuration)
      throws IOException {
    JsonKeys keys = new JsonKeys(wanted);
    if (wanted.isEmpty()) {
      return keys;
    }
    Map<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    named.putAll(options);
    String encoding = named.getOrDefault("encoding", named.get("charset"));
    Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    boolean lines =
        !"true".equalsIgnoreCase(named.get("multiLine")) && !named.containsKey("lineSep");
    CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(path);
    try (InputStream stored = path.getFileSystem(configuration).open(path);
        InputStream plain = codec == null ? stored : codec.createInputStream(stored);
        Reader text = keys.new Head(new InputStreamReader(plain, charset))) {
      if (lines) {
        keys.lines(new BufferedReader(text));
      } else {
        keys.values(text);
      }
    }
    return keys;
  }

  /** The column that Spark's reader fills with what it cannot parse. */
  static String corruptRecord(Map<String, String> options) {
    return options.entrySet().stream()
        .filter(option -> option.getKey().equalsIgnoreCase("columnNameOfCorruptRecord"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("_corrupt_record");
  }

  /** The keys; inside a key, those of its objects where a struct is wanted. */
  Group group() {
    return group;
  }

  /** How many rows were looked at and are JSON objects. */
  int rows() {
    return rows;
  }

  /** Whether the file has more than was looked at. */
  boolean cut() {
    return cut;
  }

  private void lines(BufferedReader text) throws IOException {
    for (String line = text.readLine(); line != null && more(); line = text.readLine()) {
      values(new StringReader(line));
    }
  }

  private boolean more() {
    cut |= rows >= MOST_ROWS;
    return !cut && !group.hasAll(wanted);
  }

  /** Rows are objects, or objects in an array. */
  private void values(Reader text) throws IOException {
    try (JsonParser parser = LENIENT.createParser(text)) {
      while (parser.nextToken() != null && more()) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          keys(parser, wanted, group);
          rows++;
        }
      }
    } catch (JsonProcessingException notJson) {
      // The rows before it count; what it is worth is for the format's reader to say.
    }
  }

  private static void keys(JsonParser parser, StructType wanted, Group into) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      StructType struct = struct(wanted, name);
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      if (object && struct != null) {
        Group known = into.fields().get(name);
        Group inner = known == null ? new Group(new LinkedHashMap<>()) : known;
        into.fields().put(name, inner);
        keys(parser, struct, inner);
      } else {
        into.fields().putIfAbsent(name, null);
        parser.skipChildren();
      }
    }
  }

  private static StructType struct(StructType wanted, String name) {
    for (StructField field : wanted.fields()) {
      if (field.name().equals(name) && field.dataType() instanceof StructType struct) {
        return struct;
      }
    }
    return null;
  }

  /** Ends after the longest text that is looked at. */
  private final class Head extends Reader {
    private final Reader text;
    private long left = LONGEST;

    private Head(Reader text) {
      this.text = text;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
      if (left == 0) {
        cut = true;
        return -1;
      }
      int read = text.read(into, offset, (int) Math.min(length, left));
      left -= Math.max(0, read);
      return read;
    }

    @Override
    public void close() throws IOException {
      text.close();
    }
  }
}
