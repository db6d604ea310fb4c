#!/usr/bin/python3
"""Trains the example's network on generated rows and writes the bundle: model, vocabularies, statistics, golden rows.

Needs Debian's python3-torch (1.13) and libopenblas0-openmp, and nothing else. The same rows, seed and versions give the same bundle on
one machine; one thread is used, since the order of sums depends on their number.
"""

import argparse
import collections
import io
import json
import math
import os
import pathlib
import random
import sys
import time
import zipfile

import torch

from encoding import FIELDS, FIRST, LABEL, NUMBERS, SCORE, Encoder, entries, number, rows
from net import CarBuyers

BATCH = 1024
EPOCHS = 3
FEWEST = 5  # a vocabulary entry occurs in at least this many training rows
GOLDEN_ROWS = 200


def vocabularies(data):
    counts = [collections.Counter() for _ in FIELDS]
    for row in data:
        for field, counter in zip(FIELDS, counts):
            counter.update(set(entries(field, row[field.column])[: field.length]))
    ordered = {}
    for field, counter in zip(FIELDS, counts):
        frequent = sorted((-n, entry) for entry, n in counter.items() if n >= FEWEST)[: field.most]
        ordered[field.column] = [entry for _, entry in frequent]
    return ordered


def statistics(data):
    means, deviations = [], []
    for name in NUMBERS:
        values = [number(row[name]) for row in data]
        mean = math.fsum(values) / len(values)
        means.append(mean)
        deviations.append(math.sqrt(math.fsum((v - mean) ** 2 for v in values) / len(values)))
    return means, deviations


def encode(data, encoder):
    encoder.clear()
    for row in data:
        encoder.add(row)
    return encoder.tensors(), torch.tensor([float(row[LABEL]) for row in data])


def predict(model, features, batch=4096):
    with torch.no_grad():
        return torch.cat([model(*(f[i : i + batch] for f in features)) for i in range(0, len(features[0]), batch)])


def area_under_curve(scores, labels):
    """The probability that a buyer is scored above another user, ties counted half."""
    _, group, sizes = torch.unique(scores, sorted=True, return_inverse=True, return_counts=True)
    ends = torch.cumsum(sizes, 0).double()
    ranks = (ends - (sizes.double() - 1) / 2)[group]
    positive = labels.double().sum()
    negative = len(labels) - positive
    return float((ranks[labels > 0].sum() - positive * (positive + 1) / 2) / (positive * negative))


def train(model, features, labels, seed):
    torch.manual_seed(seed)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=1e-2)
    steps = EPOCHS * math.ceil(len(labels) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)
    loss_of = torch.nn.BCELoss()
    for epoch in range(EPOCHS):
        begun, summed = time.time(), 0.0
        for chosen in torch.randperm(len(labels)).split(BATCH):
            optimizer.zero_grad()
            loss = loss_of(model(*(f[chosen] for f in features)), labels[chosen])
            loss.backward()
            optimizer.step()
            schedule.step()
            summed += float(loss) * len(chosen)
        print(f"epoch {epoch + 1}: loss {summed / len(labels):.5f}, {time.time() - begun:.0f} s", flush=True)


def save(script, file):
    """Writes TorchScript without its debug records, which hold the paths of this machine's sources."""
    full = io.BytesIO()
    torch.jit.save(script, full)
    with zipfile.ZipFile(full) as source, zipfile.ZipFile(file, "w") as target:
        for entry in source.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                target.writestr(zipfile.ZipInfo(entry.filename), source.read(entry))


def golden(data, seed):
    """Rows of every kind of dirt first, then others by chance, then a few that no generator makes."""

    def kinds(row):
        found = set()
        for field in FIELDS:
            text = row[field.column] or ""
            found.add((field.column, "empty", not text))
            found.add((field.column, "upper", text != text.lower()))
            found.add((field.column, "wide", not text.isascii()))
            found.add((field.column, "spaces", text != text.strip()))
            found.add((field.column, "long", len(entries(field, text)) > field.length))
        found.update((name, "null", not row[name]) for name in NUMBERS)
        return found

    seen, chosen = collections.Counter(), []
    for row in data:
        new = kinds(row)
        if any(seen[kind] < 3 for kind in new) and len(chosen) < GOLDEN_ROWS // 2:
            chosen.append(row)
            seen.update(new)
    chosen += random.Random(seed).sample(data, GOLDEN_ROWS - 4 - len(chosen))
    nothing = {name: "" for name in data[0]}
    strange = dict(nothing, apps=",".join(f" Unknown.{i} " for i in range(40)), age="0", cities="\u00c9vora,\u4e0a\u6d77,,")
    full = dict(nothing, apps=",".join(["auto.x"] * 100), interests=";" * 20, sessions_per_day="0.0", days_active="365")
    spaces = {name: "   " if name not in NUMBERS else "" for name in data[0]}
    return chosen + [nothing, strange, full, spaces]


def value(name, text, empty):
    if name in NUMBERS:
        return None if not text else (float(text) if name == "sessions_per_day" else int(text))
    return text or empty


def write_golden(file, data, scores):
    """CSV cannot tell null from empty text, and the rules do not: the rows have one and the other in turn."""
    names = [field.column for field in FIELDS] + list(NUMBERS)
    with file.open("w", encoding="utf-8") as out:
        for i, (row, score) in enumerate(zip(data, scores.tolist())):
            empty = None if i % 2 else ""
            line = {"inputs": {name: value(name, row[name], empty) for name in names}, "outputs": {SCORE: score}}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=pathlib.Path, required=True, help="folder of CSV files to learn from")
    parser.add_argument("--heldout", type=pathlib.Path, required=True, help="folder of CSV files of another seed")
    parser.add_argument("--bundle", type=pathlib.Path, required=True, help="folder to write")
    parser.add_argument("--seed", type=int, default=11)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)

    data = list(rows(arguments.train))
    ordered = vocabularies(data)
    means, deviations = statistics(data)
    for column, words in ordered.items():
        file = arguments.bundle / "vocab" / f"{column}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(word + "\n" for word in words), encoding="utf-8")
        print(f"vocabulary {column}: {len(words)}")
    stats = arguments.bundle / "stats" / "numbers.json"
    stats.parent.mkdir(parents=True, exist_ok=True)
    stats.write_text(json.dumps({"mean": means, "std": deviations}, indent=2) + "\n", encoding="utf-8")

    encoder = Encoder({c: {w: FIRST + i for i, w in enumerate(words)} for c, words in ordered.items()}, means, deviations)
    features, labels = encode(data, encoder)
    print(f"{len(labels)} rows to learn from, {float(labels.mean()):.4f} of them buyers", flush=True)
    model = CarBuyers([FIRST + len(words) for words in ordered.values()])
    train(model, features, labels, arguments.seed)
    model.eval()

    heldout = list(rows(arguments.heldout))
    features, labels = encode(heldout, encoder)
    print(f"AUC on {len(labels)} held-out rows: {area_under_curve(predict(model, features), labels):.4f}")

    save(torch.jit.script(model), arguments.bundle / "model.pt")
    chosen = golden(heldout, arguments.seed)
    encoder.clear()
    for row in chosen:
        encoder.add(row)
    loaded = torch.jit.load(str(arguments.bundle / "model.pt"))
    write_golden(arguments.bundle / "golden.jsonl", chosen, predict(loaded, encoder.tensors()))


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":  # PyTorch writes a module's constants in the order of a set
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    main()
