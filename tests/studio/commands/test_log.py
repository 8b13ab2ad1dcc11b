"""The log file of a user."""

from __future__ import annotations

import logging

from studio.commands import log
from studio.commands.log import log_path, log_to_file


def test_there_is_no_file_until_there_is_something_to_say(ganvas_home):
    log_to_file()
    assert not log_path().exists()
    logging.getLogger("gan.engine").info("hello")
    logging.getLogger("elsewhere").info("not ours")
    logging.getLogger("elsewhere").warning("careful")
    text = log_path().read_text()
    assert "INFO gan.engine: hello" in text and "careful" in text and "not ours" not in text


def test_starting_it_again_does_not_double_lines(ganvas_home):
    log_to_file()
    log_to_file()
    logging.getLogger("studio").info("once")
    assert log_path().read_text().count("once") == 1


def test_a_large_log_is_put_aside(ganvas_home, monkeypatch):
    monkeypatch.setattr(log, "_LARGEST", 10)
    log_path().write_text("a long story")
    log_to_file()
    logging.getLogger("gan").info("new")
    assert (ganvas_home / "ganvas.log.old").read_text() == "a long story"
    assert "long" not in log_path().read_text()


def test_a_folder_that_cannot_be_made_means_no_log(ganvas_home, monkeypatch):
    (ganvas_home / "file").write_text("")
    monkeypatch.setenv("GANVAS_HOME", str(ganvas_home / "file" / "below"))
    log_to_file()
    logging.getLogger("gan").info("lost")
