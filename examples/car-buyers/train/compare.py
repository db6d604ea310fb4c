#!/usr/bin/python3
"""Joins scores by device_id and prints the absolute differences; fails when they are too large or a row is missing or doubled."""

import argparse
import csv
import math
import pathlib
import struct
import sys

from encoding import SCORE

LINES = ("count", "mean", "std", "p25", "p50", "p75", "p99", "max")


def float32(text):
    """The text of a float32, which may be its shortest form, as exactly that float32."""
    return struct.unpack("f", struct.pack("f", float(text)))[0]


def scores(place, problems):
    files = sorted(place.glob("*.csv")) if place.is_dir() else [place]
    found = {}
    for file in files:
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if row["device_id"] in found:
                    problems.append(f"{place}: {row['device_id']} is there twice")
                found[row["device_id"]] = float32(row[SCORE])
    return found


def percentile(ordered, share):
    """By linear interpolation between the closest ranks."""
    position = share * (len(ordered) - 1)
    low = math.floor(position)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (position - low)


def statistics(differences):
    ordered = sorted(differences)
    mean = math.fsum(ordered) / len(ordered)
    std = math.sqrt(math.fsum((d - mean) ** 2 for d in ordered) / len(ordered))
    shares = [percentile(ordered, share) for share in (0.25, 0.5, 0.75, 0.99)]
    return dict(zip(LINES, [len(ordered), mean, std, *shares, ordered[-1]]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reference", type=pathlib.Path, required=True, help="CSV file of Python's scores")
    parser.add_argument("--p99", type=float, default=1.8e-7)
    parser.add_argument("--max", type=float, default=1e-5)
    parser.add_argument("runs", nargs="+", metavar="NAME=FOLDER", help="CSV output of the product")
    arguments = parser.parse_args()
    problems = []
    reference = scores(arguments.reference, problems)
    table = {}
    for run in arguments.runs:
        name, _, folder = run.partition("=")
        product = scores(pathlib.Path(folder), problems)
        if product.keys() != reference.keys():
            missing, foreign = len(reference.keys() - product.keys()), len(product.keys() - reference.keys())
            problems.append(f"{name}: {missing} rows are missing and {foreign} are not in the input")
        common = [abs(product[device] - score) for device, score in reference.items() if device in product]
        if not common:
            sys.exit(f"{name}: {folder} has no row of the reference")
        table[name] = statistics(common)
        for line, limit in (("p99", arguments.p99), ("max", arguments.max)):
            if not table[name][line] <= limit:
                problems.append(f"{name}: {line} is {table[name][line]:.3g}, allowed is {limit:.3g}")
    print(f"{'':8}" + "".join(f"{name:>20}" for name in table))
    for line in LINES:
        cells = (f"{s[line]:>20,}" if line == "count" else f"{s[line]:>20.4g}" for s in table.values())
        print(f"{line:8}" + "".join(cells))
    for problem in problems[:20]:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
