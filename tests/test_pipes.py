"""Messages arrive as they were sent, and the end of the other side is noticed."""

from __future__ import annotations

import os
import threading

import pytest

from kg.pipes import pipe


@pytest.mark.parametrize("size", [0, 1, 16_384, 16_385, 65_536, 3_000_001])
def test_messages_arrive_whole_and_one_by_one(size):
    """A pipe holds 64 thousand bytes: more is sent while the other end reads."""
    here, there = pipe()
    sent = [os.urandom(size), b"short", os.urandom(size)]
    sender = threading.Thread(target=lambda: [there.send(each) for each in sent])
    sender.start()
    assert [here.receive() for _ in sent] == sent
    sender.join()


def test_both_ends_send_and_receive():
    one, other = pipe()
    one.send(b"question")
    assert other.receive() == b"question"
    other.send(b"answer")
    assert one.receive() == b"answer"


def test_one_waits_for_a_message_only_so_long():
    here, there = pipe()
    assert not here.wait(0)
    assert not here.wait(0.01)
    there.send(b"")
    assert here.wait(None)
    assert here.receive() == b""
    assert not here.wait(0)


def test_the_end_of_the_other_side_is_noticed():
    here, there = pipe()
    there.close()
    assert here.wait(5)
    with pytest.raises(EOFError):
        here.receive()
    with pytest.raises(BrokenPipeError):
        here.send(b"x")


def test_a_message_that_breaks_off_is_none():
    here, there = pipe()
    os.write(there.files[1], b"\0\0\0\0\0\0\0\x09only")
    there.close()
    with pytest.raises(EOFError):
        here.receive()


def test_what_nobody_uses_is_closed():
    here, there = pipe()
    files = [*here.files, *there.files]
    here.close()
    here.close()
    assert here.files == ()
    del here, there
    for each in files:
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(each)
