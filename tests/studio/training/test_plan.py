"""Plans of trainings: kept, listed, and the command that carries them out."""

from __future__ import annotations

from pathlib import Path

from studio.commands.parser import CommandParser
from studio.commands.train import add_arguments
from studio.training.plan import ENHANCE, HAND, Plan, list_plans, read_table, spent_minutes


def parsed(arguments: list[str]):
    command, *rest = arguments
    parser = CommandParser(command)
    add_arguments(parser)
    return parser.parse_args(rest)


def test_plans_outlive_the_program():
    first, second = (Plan(ENHANCE, name, "/photos", 30) for name in ("first", "second"))
    for plan in (first, second):
        plan.keep()
    (first.out.parent / "damaged").mkdir()
    (first.out.parent / "damaged" / "plan.json").write_text("{")
    assert set(list_plans(ENHANCE)) == {first, second} and list_plans(HAND) == []
    assert not first.can_resume
    (first.out / "checkpoint.pt").touch()
    assert first.can_resume


def test_the_command_line_knows_every_option_of_a_plan():
    plan = Plan(ENHANCE, "mine", "/photos", 30)
    options = parsed(plan.arguments(resume=True))
    assert (options.data, options.out, options.name) == (Path("/photos"), plan.out, "mine")
    assert options.resume and options.minutes == 30 and options.start == "enhance"
    hand = Plan(HAND, "lines-me", "me")
    options = parsed(hand.arguments(resume=False))
    assert options.adapt == "me" and options.curve == hand.out / "scores.csv"


def test_the_table_is_read_while_it_is_written():
    plan = Plan(ENHANCE, "mine", "/photos", 30)
    plan.keep()
    table = plan.out / "scores.csv"
    assert list(read_table(ENHANCE, table).values()) == [()] and spent_minutes(plan) == 0
    table.write_text("step,seconds,loss,psnr,ssim\n10,60,0.1,27.5,0.8\n20,180,0.1,28.0,0.8\n30,24")
    assert list(read_table(ENHANCE, table).values()) == [((60.0, 27.5), (180.0, 28.0))]
    assert spent_minutes(plan) == 3
