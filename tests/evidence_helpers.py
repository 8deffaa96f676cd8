"""A study whose evidence is right, and ways to damage it."""

from __future__ import annotations

from kg.study.dataset import load_dataset
from kg.validation.quotes.evidence import check_quotes
from kg.validation.quotes.filling import fill_quotes

LAKE, BRIDGE = "documents/lake.ttl", "documents/bridge.ttl"


def change(study, name, old, new):
    path = study / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (old, text.count(old))
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def check(study):
    return check_quotes(load_dataset(study), study / "texts")


def fill(study):
    done = fill_quotes(load_dataset(study), study / "texts")
    return done.written, done.report


def refill(study, **more):
    return fill_quotes(load_dataset(study), study / "texts", recount=True, **more)


def only(study):
    """Return the one result."""
    (result,) = check(study).results
    return result


def found(report):
    """Return how many quotes there are, how many were found, and in how many documents."""
    assert set(report.counts) == {"quotes", "found", "documents"}
    return report.counts["quotes"], report.counts["found"], report.counts["documents"]


def is_right(report, quotes=11, documents=2):
    """Tell whether nothing is wrong, and so many quotes were found."""
    return report.results == () and found(report) == (quotes, quotes, documents)


def line_of(study, name, start):
    lines = (study / "data" / name).read_text(encoding="utf-8").split("\n")
    (number,) = (n for n, line in enumerate(lines, 1) if line.startswith(start))
    return number


def strip(study):
    """Take every offset and checksum away; return what the files were."""
    before = {}
    for name in (LAKE, BRIDGE):
        path = study / "data" / name
        before[path] = path.read_text(encoding="utf-8")
        kept = [
            line
            for line in before[path].split("\n")
            if not line.strip().startswith(("oa:start", "oa:end", "migov:sha256"))
        ]
        path.write_text("\n".join(kept), encoding="utf-8", newline="\n")
    return before
