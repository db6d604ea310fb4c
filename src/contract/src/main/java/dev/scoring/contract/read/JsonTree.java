package dev.scoring.contract.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.scoring.contract.read.DocNode.Entry;
import dev.scoring.contract.read.DocNode.Scalar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Parses one JSON document. */
final class JsonTree {

  private final JsonParser parser;
  private final ReadLimits limits;
  private int values;

  private JsonTree(JsonParser parser, ReadLimits limits) {
    this.parser = parser;
    this.limits = limits;
  }

  static Parsed parse(String text, ReadLimits limits) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(limits.depth() + 1).build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    try (JsonParser parser = factory.createParser(text)) {
      return new Parsed.Tree(new JsonTree(parser, limits).document());
    } catch (RefusedDocument e) {
      return new Parsed.Refused(e.getMessage());
    } catch (JsonProcessingException e) {
      return new Parsed.Refused(sentence(e));
    } catch (IOException e) {
      throw new UncheckedIOException("reading a text in memory", e);
    }
  }

  private DocNode document() throws IOException {
    if (parser.nextToken() == null) {
      throw new RefusedDocument("the document is empty");
    }
    DocNode root = tree(1);
    if (parser.nextToken() != null) {
      throw new RefusedDocument(at(), "a second document begins; write one document a file");
    }
    return root;
  }

  /** The value that begins at the current token; ends on its last token. */
  private DocNode tree(int depth) throws IOException {
    Position at = at();
    if (depth > limits.depth()) {
      throw new RefusedDocument(
          at, "the document nests deeper than " + limits.depth() + " levels; make it flatter");
    }
    if (++values > limits.values()) {
      throw new RefusedDocument(
          at, "the document has more than " + limits.values() + " values; make it smaller");
    }
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_ARRAY) {
      List<DocNode> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(tree(depth + 1));
      }
      return new DocNode.Items(items, at);
    }
    if (token == JsonToken.START_OBJECT) {
      List<Entry> entries = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        Scalar key = new Scalar(parser.getText(), true, at());
        parser.nextToken();
        entries.add(new Entry(key, tree(depth + 1)));
      }
      return new DocNode.Fields(entries, at);
    }
    return new Scalar(parser.getText(), token == JsonToken.VALUE_STRING, at);
  }

  private Position at() {
    return at(parser.currentTokenLocation());
  }

  private static Position at(JsonLocation location) {
    return new Position(location.getLineNr(), location.getColumnNr());
  }

  private static String sentence(JsonProcessingException e) {
    String problem = e.getOriginalMessage().replaceAll("\\s+", " ").strip();
    String kind = e instanceof StreamConstraintsException ? "too large: " : "not JSON: ";
    return (e.getLocation() == null ? "" : at(e.getLocation()) + ": ") + kind + problem;
  }
}
