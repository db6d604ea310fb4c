package dev.scoring.contract.read;

import dev.scoring.contract.read.DocNode.Entry;
import dev.scoring.contract.read.DocNode.Scalar;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.resolver.Resolver;

/** Parses one YAML document without constructing any object of its choosing. */
final class YamlTree {

  private static final Resolver IMPLICIT = new Resolver();

  private final ReadLimits limits;
  private int values;

  private YamlTree(ReadLimits limits) {
    this.limits = limits;
  }

  static Parsed parse(String text, ReadLimits limits) {
    try {
      return new Parsed.Tree(new YamlTree(limits).document(text));
    } catch (RefusedDocument e) {
      return new Parsed.Refused(e.getMessage());
    } catch (YAMLException e) {
      return new Parsed.Refused(sentence(text, limits, e));
    }
  }

  private DocNode document(String text) {
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Node found = null;
    Iterator<Node> documents =
        new Yaml(options()).composeAll(new StringReader(unmarked)).iterator();
    while (documents.hasNext()) {
      Node next = documents.next();
      if (next == null || isEmpty(next)) {
        continue;
      }
      if (found != null) {
        throw new RefusedDocument(at(next), "a second document begins; write one document a file");
      }
      found = next;
    }
    if (found == null) {
      throw new RefusedDocument("the document is empty");
    }
    return tree(found, 1);
  }

  private LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(limits.depth());
    options.setMaxAliasesForCollections(1000);
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setProcessComments(false);
    options.setTagInspector(tag -> true);
    return options;
  }

  private static boolean isEmpty(Node node) {
    return node instanceof ScalarNode s && s.isPlain() && s.getValue().isEmpty();
  }

  private DocNode tree(Node node, int depth) {
    if (depth > limits.depth()) {
      throw new RefusedDocument(at(node), tooDeep(limits));
    }
    if (++values > limits.values()) {
      throw new RefusedDocument(
          at(node),
          "the document has more than "
              + limits.values()
              + " values once its aliases are written out; use fewer aliases");
    }
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    if (node instanceof SequenceNode sequence) {
      refuseTag(node, Tag.SEQ);
      List<DocNode> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(tree(item, depth + 1));
      }
      return new DocNode.Items(items, at(node));
    }
    refuseTag(node, Tag.MAP);
    List<Entry> entries = new ArrayList<>();
    for (NodeTuple tuple : ((MappingNode) node).getValue()) {
      entries.add(new Entry(key(tuple.getKeyNode()), tree(tuple.getValueNode(), depth + 1)));
    }
    return new DocNode.Fields(entries, at(node));
  }

  private static Scalar key(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      throw new RefusedDocument(at(node), "a key must be text, not a list or a group of fields");
    }
    if (scalar.isPlain() && scalar.getValue().equals("<<")) {
      throw new RefusedDocument(
          at(node), "merge keys (<<) are not taken; write the fields where they belong");
    }
    return scalar(scalar);
  }

  private static Scalar scalar(ScalarNode node) {
    Tag implicit = IMPLICIT.resolve(NodeId.scalar, node.getValue(), node.isPlain());
    if (node.getTag().equals(implicit) || node.getTag().equals(Tag.STR)) {
      return new Scalar(
          node.getValue(), !node.isPlain() || !node.getTag().equals(implicit), at(node));
    }
    refuseTag(node, implicit);
    throw new IllegalStateException("unreachable");
  }

  private static void refuseTag(Node node, Tag expected) {
    if (!node.getTag().equals(expected)) {
      throw new RefusedDocument(
          at(node),
          "the tag " + Shown.quoted(node.getTag().getValue()) + " is not taken; remove it");
    }
  }

  private static Position at(Node node) {
    return at(node.getStartMark());
  }

  private static Position at(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String sentence(String text, ReadLimits limits, YAMLException e) {
    if (e instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      String context = marked.getContext() == null ? "" : " (" + marked.getContext() + ")";
      return at(marked.getProblemMark())
          + ": not YAML: "
          + oneLine(marked.getProblem() + context)
          + "; check the indentation and quotes there";
    }
    if (e instanceof ReaderException reader) {
      return placeOf(text, reader.getPosition())
          + ": not YAML: the character U+"
          + Integer.toHexString(0x10000 | reader.getCodePoint()).substring(1)
          + " is not allowed; remove it";
    }
    String message = String.valueOf(e.getMessage());
    if (message.startsWith("Nesting Depth")) {
      return tooDeep(limits);
    }
    return message.startsWith("Number of aliases")
        ? "the document uses YAML aliases more than 1000 times; write the values out"
        : "not YAML: " + oneLine(message);
  }

  private static String tooDeep(ReadLimits limits) {
    return "the document nests deeper than " + limits.depth() + " levels; make it flatter";
  }

  private static Position placeOf(String text, int codePoints) {
    int line = 1;
    int column = 1;
    int index = 0;
    for (int i = 0; i < codePoints && index < text.length(); i++) {
      int c = text.codePointAt(index);
      index += Character.charCount(c);
      line += c == '\n' ? 1 : 0;
      column = c == '\n' ? 1 : column + 1;
    }
    return new Position(line, column);
  }

  private static String oneLine(String message) {
    String joined = message.replaceAll("\\s+", " ").strip();
    return joined.endsWith(".") ? joined.substring(0, joined.length() - 1) : joined;
  }
}
