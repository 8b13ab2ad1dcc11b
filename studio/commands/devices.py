"""`devices`: what this machine computes with, and what it does a second."""

from __future__ import annotations

import argparse
import json
from concurrent.futures import CancelledError
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from gan.paths import user_folder
from studio.commands.errors import CommandError
from studio.commands.parser import CommandParser, add_common_arguments, whole_number
from studio.commands.progress import format_bar
from studio.commands.reporter import Reporter

if TYPE_CHECKING:
    from gan.engine.inventory import Memory
    from studio.benchmark.report import Row
    from studio.benchmark.running import Stage
    from studio.benchmark.trials import Chosen


def add_arguments(parser: CommandParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "--benchmark",
        action="store_true",
        help="measure what each job does a second, and keep for each model the numbers, batches and tiles "
        "that are fastest here; takes some minutes",
    )
    parser.add_argument(
        "--reset", action="store_true", help="forget what was measured; it is as shipped then"
    )
    parser.add_argument(
        "--threads",
        type=whole_number(0, 1024),
        default=0,
        metavar="N",
        help="threads that compute on a CPU (default: one each core)",
    )
    add_common_arguments(parser)


def run(options: argparse.Namespace, reporter: Reporter) -> int:
    """List, measure or forget; returns the exit status."""
    if options.reset:
        reset(reporter)
    if options.benchmark:
        return benchmark(options, reporter)
    if not options.reset:
        list_devices(options.device, reporter)
    return 0


def list_devices(chosen: str, reporter: Reporter) -> None:
    """A result for the processor and each GPU, of which the chosen ones are marked."""
    from gan.engine.device import resolve_devices
    from gan.engine.inventory import find_graphics_cards, find_processor, memory_of

    in_use = {str(device) for device in resolve_devices(chosen)}
    processor = find_processor()
    memory = memory_of("cpu")
    facts = f"{processor.cores} cores, {processor.threads} threads, {', '.join(processor.instructions)}"
    _tell_device(reporter, "cpu", processor.name, facts, memory, "cpu" in in_use, asdict(processor))
    for card in find_graphics_cards():
        facts = f"CUDA {card.capability}, {'bfloat16' if card.has_bfloat16 else 'float16'}"
        memory = memory_of(card.device)
        _tell_device(reporter, card.device, card.name, facts, memory, card.device in in_use, asdict(card))


def _tell_device(
    reporter: Reporter,
    device: str,
    name: str,
    facts: str,
    memory: Memory,
    is_in_use: bool,
    values: dict[str, Any],
) -> None:
    mark = "*" if is_in_use else " "
    line = f"{mark} {device:7} {name}; {facts}; {memory.used / 1e9:.1f} of {memory.total / 1e9:.1f} GB taken"
    values = values | {"device": device, "in_use": is_in_use}
    reporter.result(line, **values, memory_used=memory.used, memory_total=memory.total)


def benchmark(options: argparse.Namespace, reporter: Reporter) -> int:
    """Measure, and keep what was found."""
    from studio.benchmark.report import keep_report, table_lines
    from studio.benchmark.running import run_benchmark
    from studio.commands.batch import stopped_by_signals
    from studio.commands.cartoon import start_painting

    def tell(stage: Stage) -> None:
        share = stage.done / stage.total if stage.total else 0.0
        reporter.progress(f"{format_bar(share)}  {stage.words}", **asdict(stage))

    def found(row: Row) -> None:
        reporter.result(table_lines((row,))[0], **asdict(row))

    start_painting()
    try:
        with stopped_by_signals():
            report = run_benchmark(options.device, options.threads, _chosen(), tell, found)
    except CancelledError:
        raise CommandError("The benchmark was cancelled.", 1) from None
    keep_report(report)
    reporter.note(f"{report.name}; kept for this machine, `devices --reset` forgets it.")
    return 0


def reset(reporter: Reporter) -> None:
    """Forget what was measured."""
    from gan.engine.tuning import Tuning
    from studio.benchmark.report import forget_reports

    count = Tuning().forget()
    forget_reports()
    reporter.result(f"Forgotten: what was measured of {count} models.", forgotten=count)


def _chosen() -> Chosen:
    """The models that the window is set to."""
    from studio.benchmark.trials import Chosen

    try:
        settings = json.loads((user_folder() / "settings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Chosen()
    places = {"enhance": ("enhancing", "model"), "faces": ("faces", "model"), "reader": ("reading", "reader")}
    names = {}
    for field, (section, key) in places.items():
        try:
            names[field] = str(settings[section][key])
        except (LookupError, TypeError):
            continue
    return Chosen(**names)
