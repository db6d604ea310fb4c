"""The example's features in plain Python, written apart from the product's encoder so that the two can be compared.

Rules of a categorical field: a null has no entries; otherwise the text is split at the separator (a single value is not split), every
entry is normalised (NFKC, then trimmed, then lower case) and empty ones are dropped; what is left is looked up in the vocabulary
(unknown entries get UNKNOWN), cut at the field's length and filled up with PAD.
Rule of a number: a null is MISSING; then (value - mean) / std in double precision, then float32.
"""

import csv
import pathlib
import unicodedata
from array import array
from typing import Dict, Iterator, List, NamedTuple, Optional

import torch

PAD = 0
UNKNOWN = 1
FIRST = 2  # the index of a vocabulary's first line
MISSING = -1.0


class Field(NamedTuple):
    column: str
    separator: Optional[str]  # None: a single value
    length: int
    most: int  # entries of the vocabulary


FIELDS = (
    Field("device_brand", None, 1, 200),
    Field("device_model", None, 1, 3000),
    Field("apps", ",", 32, 8000),
    Field("campaign_events", ",", 16, 1000),
    Field("interests", ";", 8, 500),
    Field("cities", ",", 4, 2000),
)
NUMBERS = ("age", "days_active", "sessions_per_day")
LABEL = "bought_car"
SCORE = "will_buy_car"

Row = Dict[str, Optional[str]]


def entries(field: Field, text: Optional[str]) -> List[str]:
    if not text:
        return []
    parts = [text] if field.separator is None else text.split(field.separator)
    if not text.isascii():
        parts = [unicodedata.normalize("NFKC", part) for part in parts]
    return [entry for entry in (part.strip().lower() for part in parts) if entry]


def number(text: Optional[str]) -> float:
    return float(text) if text else MISSING


def rows(folder: pathlib.Path) -> Iterator[Row]:
    """The rows of all CSV files of a folder, in the order of their names; null and empty text are both ''."""
    files = sorted(folder.glob("*.csv"))
    if not files:
        raise SystemExit(f"no CSV files in {folder}; make them with: bin/scoring example data --format csv --output {folder}")
    for file in files:
        with file.open(encoding="utf-8", newline="") as stream:
            yield from csv.DictReader(stream)


def read_vocabulary(file: pathlib.Path) -> Dict[str, int]:
    return {line: FIRST + i for i, line in enumerate(file.read_text(encoding="utf-8").splitlines())}


class Encoder:
    """Collects rows; the arrays are row-major, one per field, and one of doubles for the numbers."""

    def __init__(self, vocabularies: Dict[str, Dict[str, int]], means: List[float], deviations: List[float]):
        self.vocabularies = [vocabularies[field.column] for field in FIELDS]
        self.means = means
        self.deviations = deviations
        self.clear()

    def clear(self) -> None:
        self.indices = [array("q") for _ in FIELDS]
        self.numbers = array("d")

    def add(self, row: Row) -> None:
        for field, vocabulary, target in zip(FIELDS, self.vocabularies, self.indices):
            found = [vocabulary.get(entry, UNKNOWN) for entry in entries(field, row[field.column])][: field.length]
            target.extend(found)
            target.extend([PAD] * (field.length - len(found)))
        for name, mean, deviation in zip(NUMBERS, self.means, self.deviations):
            self.numbers.append((number(row[name]) - mean) / deviation)

    def tensors(self) -> List[torch.Tensor]:
        """The arguments of the model's forward, one line a row; copies, so that rows may be added afterwards."""
        features = []
        for field, indices in zip(FIELDS, self.indices):
            flat = torch.frombuffer(indices, dtype=torch.int64).clone()
            features.append(flat if field.separator is None else flat.view(-1, field.length))
        return features + [torch.frombuffer(self.numbers, dtype=torch.float64).view(-1, len(NUMBERS)).float()]
