package dev.scoring.contract.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;

/**
 * One score column, made from one output of the bundle.
 *
 * @param name the column written; with {@link ScoreForm#COLUMNS} the prefix of the columns {@code
 *     name_0}, {@code name_1}, ...
 * @param output the bundle output it is made from; null takes the output called {@code name}
 * @param activation function applied to the output before its form is taken; {@code None} when
 *     absent
 * @param as the form; {@code Value} when absent
 * @param k how many classes {@link ScoreForm#TOP_K} keeps, at least 1; null otherwise
 * @param threshold the value from which {@link ScoreForm#DECISION} is true, as a decimal text; null
 *     otherwise
 */
public record ScoreColumn(
    @JsonProperty(required = true) String name,
    String output,
    Activation activation,
    ScoreForm as,
    Integer k,
    String threshold)
    implements Serializable {

  public ScoreColumn {
    activation = activation == null ? Activation.NONE : activation;
    as = as == null ? ScoreForm.VALUE : as;
  }

  /** The bundle output that this column is made from. */
  public String source() {
    return output == null ? name : output;
  }
}
