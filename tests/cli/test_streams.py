from __future__ import annotations

import io
import sys

import pytest

from kg.cli import streams
from kg.errors import InputError


class Full(io.RawIOBase):
    """A file that takes so many bytes at a time, and so many in all."""

    def __init__(self, at_a_time: int, in_all: int) -> None:
        self.at_a_time, self.in_all, self.taken = at_a_time, in_all, b""

    def writable(self) -> bool:
        return True

    def write(self, part) -> int:
        part = bytes(part[: min(self.at_a_time, self.in_all - len(self.taken))])
        if not part:
            raise OSError(28, "No space left on device")
        self.taken += part
        return len(part)


@pytest.fixture
def output(monkeypatch):
    """Standard output as Python makes it when it is told not to buffer."""

    def make(at_a_time: int, in_all: int) -> Full:
        raw = Full(at_a_time, in_all)
        given = io.TextIOWrapper(raw, "utf-8", write_through=True)
        monkeypatch.setattr(sys, "stdout", given)
        monkeypatch.setattr(sys, "__stdout__", given)  # it stays open as long as Python runs
        monkeypatch.setattr(streams, "_give_up", lambda _number: None)
        streams.prepare()
        return raw

    return make


def test_what_a_file_takes_in_parts_arrives_whole(output):
    """Python drops what an unbuffered file did not take at once."""
    raw = output(3, 1000)
    streams.put("Kauņa\n".encode() * 20)
    sys.stdout.write("more\n")
    streams.complete()
    assert raw.taken.decode() == "Kauņa\n" * 20 + "more\n"


def test_what_does_not_arrive_is_an_error(output):
    output(3, 10)
    with pytest.raises(InputError) as caught:
        streams.put(b"x" * 11)
    assert str(caught.value) == (
        "not all of the result was written to standard output (no space left on device)"
    )


@pytest.fixture
def told(capsys):
    def tell(message: str) -> str:
        streams.tell(message)
        return capsys.readouterr().err

    return tell


def test_a_message_shows_what_a_terminal_would_obey(told):
    message = "a\x1b[31mb\x07c\x9b2Jd\u202ee\rf\x00\udcff\ud800"
    assert told(message) == r"a\x1b[31mb\x07c\x9b2Jd\u202ee\x0df\x00\xff\ud800" + "\n"


def test_lines_and_tabs_of_a_message_stay(told):
    assert told("not SPARQL:\n\tSELECT\n\t^") == "not SPARQL:\n\tSELECT\n\t^\n"


def test_a_long_argument_is_shortened_and_what_to_do_stays(told):
    shown = told(f"there is no question “{'ā' * 100_000}”. See: kg query list")
    assert len(shown) < 1000
    assert shown.startswith("there is no question “āāā")
    assert " … " in shown
    assert shown.endswith("ā”. See: kg query list\n")
