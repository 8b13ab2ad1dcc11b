"""Usage errors: one sentence, exit status 2, nothing done."""

from __future__ import annotations

import argparse

import pytest

from studio.commands.parser import CommandParser, device, whole_number


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["enhance"], "the following arguments are required: INPUT, -o/--out"),
        (["enhance", "a.png", "-o", "out", "--scale", "3"], "argument --scale: '3' is not 1, 2, 4 or auto"),
        (["enhance", "a.png", "-o", "out", "--quality", "101"], "'101' is not a whole number from 1 to 100"),
        (["enhance", "a.png", "-o", "out", "--tile", "0.5"], "'0.5' is not a whole number from 32 up"),
        (
            ["enhance", "a.png", "-o", "out", "--device", "gpu"],
            "'gpu' is no device; give auto, cpu, cuda or cuda:N",
        ),
        (["enhance", "a.png", "-o", "out", "--over"], "unrecognized arguments: --over"),
        (["models"], "the following arguments are required: list|show|import|check"),
        (["demo"], "the following arguments are required: DIR"),
        (["train", "enhanced"], "invalid choice: 'enhanced'"),
        (["enhnace"], "'enhnace' is neither a command nor a file; did you mean enhance? `"),
        (
            ["nothing.png"],
            "'nothing.png' is neither a command nor a file; "
            "the commands are enhance, faces, cartoon, read, demo",
        ),
        (["--scale"], "unrecognized arguments: --scale"),
    ],
)
def test_bad_usage(command, arguments, problem):
    outcome = command(*arguments)
    assert outcome.status == 2
    assert outcome.err.startswith("error: ") and problem in outcome.err
    assert outcome.err.count("\n") == 1
    assert outcome.out == ""


def test_bad_usage_is_an_event_too(command):
    (event,) = command("demo", "--json").events
    assert (event["event"], event["exit_status"]) == ("error", 2)


def test_the_help_of_the_program_names_every_command(command):
    outcome = command("--help")
    assert outcome.status == 0
    assert all(f"\n  {name} " in outcome.out for name in ("enhance", "demo", "models", "train", "test"))


@pytest.mark.parametrize("name", ["enhance", "demo", "test"])
def test_every_command_takes_the_common_options(command, name):
    outcome = command(name, "--help")
    assert outcome.status == 0
    assert "--device auto|cpu|cuda[:N]" in outcome.out and "--json" in outcome.out


@pytest.mark.parametrize("action", ["list", "show", "check"])
def test_the_actions_of_models_take_them_too(command, action):
    outcome = command("models", action, "--help")
    assert "--device auto|cpu|cuda[:N]" in outcome.out and "--json" in outcome.out


@pytest.mark.parametrize("action", ["list", "search", "export"])
def test_the_actions_of_the_library_take_them_too(command, action):
    outcome = command("library", action, "--help")
    assert "--device auto|cpu|cuda[:N]" in outcome.out and "--json" in outcome.out


@pytest.mark.parametrize("name", ["auto", "cpu", "cuda", "cuda:0", "cuda:12"])
def test_devices(name):
    assert device(name) == name


@pytest.mark.parametrize("name", ["", "CPU", "cuda:", "cuda:x", "cuda:-1", "cpu:0"])
def test_what_is_no_device(name):
    with pytest.raises(argparse.ArgumentTypeError):
        device(name)


def test_whole_numbers_keep_to_their_limits():
    parse = whole_number(1, 5)
    assert [parse("1"), parse("5")] == [1, 5]
    for text in ("0", "6", "2.5", "", "many"):
        with pytest.raises(argparse.ArgumentTypeError, match="from 1 to 5"):
            parse(text)


def test_a_parser_can_keep_what_it_does_not_know():
    parser = CommandParser("test")
    parser.add_argument("--json", action="store_true")
    parser.rest = "others"
    options = parser.parse_args(["-x", "tests/a.py", "--json", "-k", "a and b", "--maxfail=2"])
    assert options.json
    assert options.others == ["-x", "tests/a.py", "-k", "a and b", "--maxfail=2"]
