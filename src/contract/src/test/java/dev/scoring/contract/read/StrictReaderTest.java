package dev.scoring.contract.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.read.Sample.Color;
import dev.scoring.contract.read.Sample.Even;
import dev.scoring.contract.read.Sample.Inner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictReaderTest {

  @Test
  void everyKindOfFieldIsRead() {
    Sample sample =
        valid(
            """
            name: a
            class: b
            small: -3
            large: 9223372036854775807
            real: 1e-6
            flag: true
            plain: 7
            color: green
            words: [x, "no", '7', 2026-11-20]
            inners: [{name: i, size: 1}, {name: j}]
            options: {sep: ",", "on": "yes"}
            counts: {a: 1}
            free: {list: [1, 2.5, true, null, text, 5000000000], s: "no"}
            even: 4
            """);

    assertThat(sample.name()).isEqualTo("a");
    assertThat(sample.kind()).isEqualTo("b");
    assertThat(sample.small()).isEqualTo(-3);
    assertThat(sample.large()).isEqualTo(Long.MAX_VALUE);
    assertThat(sample.real()).isEqualTo(1e-6);
    assertThat(sample.flag()).isTrue();
    assertThat(sample.plain()).isEqualTo(7);
    assertThat(sample.color()).isEqualTo(Color.GREEN);
    assertThat(sample.words()).containsExactly("x", "no", "7", "2026-11-20");
    assertThat(sample.inners()).containsExactly(new Inner("i", 1L), new Inner("j", null));
    assertThat(sample.options()).isEqualTo(Map.of("sep", ",", "on", "yes"));
    assertThat(sample.counts()).isEqualTo(Map.of("a", 1));
    assertThat(sample.free())
        .hasToString("{\"list\":[1,2.5,true,null,\"text\",5000000000],\"s\":\"no\"}");
    assertThat(sample.even()).isEqualTo(new Even(4));
  }

  @Test
  void absentAndNullFieldsReachTheRecordAsNull() {
    Sample sample = valid("{name: a, class: null, small: ~, words:, color: null}");

    assertThat(sample)
        .isEqualTo(
            new Sample(
                "a", null, null, null, null, null, 0, null, null, null, null, null, null, null));
  }

  @Test
  void jsonIsReadLikeYaml() {
    String json =
        "{\"name\": \"no\", \"small\": 3, \"words\": [\"7\"], \"free\": {\"a\": [null, 1]}}";

    ReadResult<Sample> result = StrictReader.json(json, Sample.class);

    assertThat(result).isEqualTo(StrictReader.yaml(json, Sample.class));
    assertThat(result).isInstanceOf(ReadResult.Valid.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nmae: a                 | name: is required; add it",
        "{name: a, colr: red}    | colr: unknown field; did you mean 'color'?",
        "{name: a, COLOR: red}   | COLOR: unknown field; did you mean 'color'?",
        "{name: a, wrods: [x]}   | wrods: unknown field; did you mean 'words'?",
        "{name: [a]}             | name: must be text, but is a list",
        "{name: {b: c}}          | name: must be text, but is a group of fields",
        "{name: null}            | name: is required; add it",
        "{name: a, class: 7}     | class: '7' is taken for a number where text is wanted; write \"7\" in quotes",
        "{name: a, small: x}     | small: 'x' is not a whole number in decimal digits",
        "{name: a, small: '3'}   | small: '3' is not a whole number in decimal digits; write it without quotes",
        "{name: a, small: 1.0}   | small: '1.0' is not a whole number in decimal digits",
        "{name: a, small: 010}   | small: '010' is not a whole number in decimal digits",
        "{name: a, small: 0x10}  | small: '0x10' is not a whole number in decimal digits",
        "{name: a, small: 1_000} | small: '1_000' is not a whole number in decimal digits",
        "{name: a, small: [1]}   | small: must be a whole number, but is a list",
        "{name: a, small: 2147483648} | small: 2147483648 is outside the range of -2147483648 to 2147483647",
        "{name: a, large: 9223372036854775808} | large: 9223372036854775808 is outside the range of -9223372036854775808 to 9223372036854775807",
        "{name: a, large: -99999999999999999999999} | large: -99999999999999999999999 is outside the range of -9223372036854775808 to 9223372036854775807",
        "{name: a, real: x}      | real: 'x' is not a decimal number",
        "{name: a, real: .nan}   | real: '.nan' is not a decimal number",
        "{name: a, real: 1e999}  | real: 1e999 is too large for a number of 64 bits",
        "{name: a, flag: yes}    | flag: 'yes' is not true or false",
        "{name: a, flag: 'true'} | flag: 'true' is not true or false; write it without quotes",
        "{name: a, flag: 1}      | flag: '1' is not true or false",
        "{name: a, color: blue}  | color: 'blue' is not one of red, green",
        "{name: a, color: gren}  | color: 'gren' is not one of red, green; did you mean 'green'?",
        "{name: a, color: [red]} | color: must be one of red, green, but is a list",
        "{name: a, words: x}     | words: must be a list, but is 'x'; write [x]",
        "{name: a, words: {x: y}} | words: must be a list, but is a group of fields",
        "{name: a, words: [x, null]} | words[1]: is empty; write a value or remove the item",
        "{name: a, words: [x, 7]} | words[1]: '7' is taken for a number where text is wanted; write \"7\" in quotes",
        "{name: a, inners: [{name: i}, {size: 1}]} | inners[1].name: is required; add it",
        "{name: a, inners: [x]}  | inners[0]: must be a group of the fields name, size, but is 'x'",
        "{name: a, inners: [{name: i, size: -1}]} | inners[0]: is of negative size",
        "{name: a, options: [x]} | options: must be a group of names and values, but is a list",
        "{name: a, options: {x: 1}} | options.x: '1' is taken for a number where text is wanted; write \"1\" in quotes",
        "{name: a, options: {x: }} | options.x: has no value; write one, or \"\" for an empty text",
        "{name: a, options: {x: [y]}} | options.x: must be text, but is a list",
        "{name: a, options: {on: x}} | options.on: as a name, 'on' is taken for a boolean by some readers where text is wanted; write \"on\" in quotes",
        "{name: a, options: {x.y: 1}} | options[x.y]: '1' is taken for a number where text is wanted; write \"1\" in quotes",
        "{name: a, options: {x: y, x: z}} | options.x: is given twice, first at line 1, column 21; remove one of the two",
        "{name: a, name: b}      | name: is given twice, first at line 1, column 2; remove one of the two",
        "{name: a, counts: {x: y}} | counts.x: 'y' is not a whole number in decimal digits",
        "{name: a, free: {x: no}} | free.x: 'no' is taken for a boolean by some readers; write true, false or a decimal number, or \"no\" in quotes for text",
        "{name: a, free: {x: 1, x: 2}} | free.x: is given twice; remove one of the two",
        "{name: a, even: 3}      | even: '3' must be an even number",
        "{name: a, even: x}      | even: 'x' must be an even number",
        "{name: a, even: [2]}    | even: must be a single value, but is a list",
        "[name]                  | must be a group of the fields name, class, small, large, real, flag, plain, color, words, inners, options, counts, free, even, but is a list",
        "name                    | must be a group of the fields name, class, small, large, real, flag, plain, color, words, inners, options, counts, free, even, but is 'name'",
      })
  void eachMistakeIsFoundWithItsPath(String yaml, String finding) {
    assertThat(findings(yaml)).contains(finding);
  }

  @Test
  void anUnknownFieldLikeNoOtherListsTheValidOnes() {
    assertThat(findings("{name: a, inners: [{name: i, entirely: 1}]}"))
        .containsExactly("inners[0].entirely: unknown field; the fields here are name, size");
  }

  @Test
  void everythingIsFoundAtOnceInTheDocumentsOrder() {
    assertThat(
            findings(
                """
                small: many
                words:
                - ok
                - 12
                colour: red
                inners:
                - size: big
                """))
        .containsExactly(
            "name: is required; add it",
            "small: 'many' is not a whole number in decimal digits",
            "words[1]: '12' is taken for a number where text is wanted; write \"12\" in quotes",
            "colour: unknown field; did you mean 'color'?",
            "inners[0].name: is required; add it",
            "inners[0].size: 'big' is not a whole number in decimal digits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "NO",
        "n",
        "y",
        "on",
        "off",
        "Yes",
        "true",
        "False",
        "7",
        "-1",
        "1.5",
        "1e3",
        ".5",
        "007",
        "0o17",
        "0x1F",
        "0b11",
        "1_000",
        "1:30",
        "12:30:45",
        ".inf",
        "-.INF",
        ".NaN",
        "+3"
      })
  void textThatReadersOfYamlTakeForSomethingElseWantsQuotes(String scalar) {
    assertThat(findings("name: " + scalar))
        .singleElement()
        .asString()
        .startsWith("name: '" + scalar + "' is taken for ")
        .endsWith("write \"" + scalar + "\" in quotes");
    assertThat(valid("name: \"" + scalar + "\"").name()).isEqualTo(scalar);
    assertThat(valid("name: '" + scalar + "'").name()).isEqualTo(scalar);
    assertThat(valid("name: |-\n  " + scalar).name()).isEqualTo(scalar);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "2026-11-20", "v7", "1.2.3", "10.0.0.1", "x=1"})
  void textThatCanBeNothingElseWantsNoQuotes(String scalar) {
    assertThat(valid("name: " + scalar).name()).isEqualTo(scalar);
  }

  @Test
  void aTagMaySayThatANumberIsText() {
    assertThat(valid("name: !!str 7").name()).isEqualTo("7");
  }

  @Test
  void aliasesAreWrittenOut() {
    assertThat(valid("{name: &n a, class: *n, words: &w [x], free: *w}").kind()).isEqualTo("a");
  }

  @Test
  void rulesSeeTheValueAndTheirFindingsAreInTheDocumentsOrder() {
    ReadResult<Sample> result =
        StrictReader.yaml(
            "small: 1\ncolour: x\nname: a\ninners: [{name: i, sise: 1}]\n",
            Sample.class,
            ReadLimits.manifest(),
            sample ->
                List.of(
                    new Finding("inners[0].name", "beside a slip, and so left out"),
                    new Finding("options.x", "placed at the document's start"),
                    new Finding("inners", "beside a slip, too")));

    assertThat(result)
        .isEqualTo(
            new ReadResult.Invalid<Sample>(
                List.of(
                    new Finding("options.x", "placed at the document's start"),
                    new Finding("colour", "unknown field; did you mean 'color'?"),
                    new Finding("inners[0].sise", "unknown field; did you mean 'size'?"))));
  }

  @Test
  void aTypeThatNoDocumentCanHoldIsADefectOfTheProgram() {
    record Odd(Thread thread) {}

    assertThatThrownBy(() -> StrictReader.yaml("thread: x", Odd.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("documents are not read as java.lang.Thread");
  }

  private static Sample valid(String yaml) {
    ReadResult<Sample> result = StrictReader.yaml(yaml, Sample.class);
    assertThat(result).isInstanceOf(ReadResult.Valid.class);
    return ((ReadResult.Valid<Sample>) result).value();
  }

  private static List<String> findings(String yaml) {
    ReadResult<Sample> result = StrictReader.yaml(yaml, Sample.class);
    assertThat(result).isInstanceOf(ReadResult.Invalid.class);
    return ((ReadResult.Invalid<Sample>) result)
        .findings().stream().map(Finding::toString).toList();
  }
}
