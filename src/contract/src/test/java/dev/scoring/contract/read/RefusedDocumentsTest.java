package dev.scoring.contract.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedDocumentsTest {

  static Stream<Arguments> yamlThatIsNoDocument() {
    return Stream.of(
        Arguments.of("", "the document is empty"),
        Arguments.of("# only a comment\n", "the document is empty"),
        Arguments.of("---\n---\n", "the document is empty"),
        Arguments.of(
            "name: a\n---\nname: b\n",
            "line 3, column 1: a second document begins; write one document a file"),
        Arguments.of(
            "name: a\n\tclass: b\n",
            "line 2, column 1: not YAML: found character '\\t(TAB)' that cannot start any token."
                + " (Do not use \\t(TAB) for indentation) (while scanning for the next token);"
                + " check the indentation and quotes there"),
        Arguments.of(
            "name: a: b\n",
            "line 1, column 8: not YAML: mapping values are not allowed here; check the"
                + " indentation and quotes there"),
        Arguments.of(
            "name: \"a\n",
            "line 2, column 1: not YAML: found unexpected end of stream (while scanning a quoted"
                + " scalar); check the indentation and quotes there"),
        Arguments.of(
            "name: a\nclass: \u0007\n",
            "line 2, column 8: not YAML: the character U+0007 is not allowed; remove it"),
        Arguments.of(
            "? [a, b]\n: c\n",
            "line 1, column 3: a key must be text, not a list or a group of fields"),
        Arguments.of(
            "x: &x {name: a}\n<<: *x\n",
            "line 2, column 1: merge keys (<<) are not taken; write the fields where they belong"),
        Arguments.of(
            "name: !!java.net.URL [x]\n",
            "line 1, column 7: the tag 'tag:yaml.org,2002:java.net.URL' is not taken; remove it"),
        Arguments.of(
            "name: !secret x\n", "line 1, column 7: the tag '!secret' is not taken; remove it"),
        Arguments.of(
            "name: !!binary aGk=\n",
            "line 1, column 7: the tag 'tag:yaml.org,2002:binary' is not taken; remove it"),
        Arguments.of(
            "name: " + "[".repeat(100) + "]".repeat(100),
            "the document nests deeper than 64 levels; make it flatter"),
        Arguments.of(
            "name: " + "[".repeat(300_000),
            "the document nests deeper than 64 levels; make it flatter"),
        Arguments.of(
            "name: &a [*a]",
            "line 1, column 7: the document nests deeper than 64 levels; make it flatter"),
        Arguments.of(
            "free: &a0 [x]\n"
                + IntStream.range(1, 30)
                    .mapToObj(i -> "f" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]")
                    .collect(Collectors.joining("\n")),
            "the document has more than 100000 values once its aliases are written out; use fewer"
                + " aliases"),
        Arguments.of(
            "name: " + "x".repeat(1 << 20),
            "the document has 1048582 bytes; at most 1048576 are read, make it smaller"));
  }

  @ParameterizedTest
  @MethodSource("yamlThatIsNoDocument")
  void isRefusedInOneSentenceWithItsPlace(String yaml, String sentence) {
    assertThat(sentences(StrictReader.yaml(yaml, Sample.class)))
        .singleElement()
        .asString()
        .endsWith(sentence)
        .doesNotContain("\n");
  }

  static Stream<Arguments> jsonThatIsNoDocument() {
    return Stream.of(
        Arguments.of("", "the document is empty"),
        Arguments.of("{\"name\": \"a\"", "not JSON: Unexpected end-of-input"),
        Arguments.of(
            "{\"name\": \"a\"}\n{}",
            "line 2, column 1: a second document begins; write one document a file"),
        Arguments.of("{name: 1}", "line 1, column 2: not JSON: Unexpected character ('n'"),
        Arguments.of("{\"name\": NaN}", "not JSON: Non-standard token 'NaN'"),
        Arguments.of(
            "[".repeat(100),
            "line 1, column 65: the document nests deeper than 64 levels; make it flatter"),
        Arguments.of("{\"name\": \"a\", \"name\": \"b\"}", "name: is given twice"));
  }

  @ParameterizedTest
  @MethodSource("jsonThatIsNoDocument")
  void jsonIsRefusedInOneSentence(String json, String sentence) {
    assertThat(sentences(StrictReader.json(json, Sample.class)))
        .singleElement()
        .asString()
        .contains(sentence)
        .doesNotContain("\n");
  }

  @Test
  void aByteOrderMarkAndDocumentMarkersAreNoMistake() {
    assertThat(StrictReader.yaml("\uFEFF---\nname: a\n...\n---\n", Sample.class))
        .isInstanceOf(ReadResult.Valid.class);
  }

  @Test
  void theLimitOfTheSizeCanBeLower() {
    ReadLimits limits = ReadLimits.manifest().withBytes(8);

    assertThat(StrictReader.yaml("name: ab", Sample.class, limits))
        .isInstanceOf(ReadResult.Valid.class);
    assertThat(StrictReader.yaml("name: \u00e9b", Sample.class, limits))
        .isInstanceOf(ReadResult.Invalid.class);
  }

  @Test
  void limitsThatLetNothingThroughAreADefectOfTheProgram() {
    assertThatThrownBy(() -> new ReadLimits(0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limits of 0 bytes, 1 levels, 1 values");
  }

  private static List<String> sentences(ReadResult<Sample> result) {
    return result instanceof ReadResult.Invalid<Sample> invalid
        ? invalid.findings().stream().map(Finding::toString).toList()
        : List.of();
  }
}
