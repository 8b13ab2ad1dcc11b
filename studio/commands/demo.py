"""`demo DIR`: everything that Ganvas does, once, on the samples that it brings along."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from gan.paths import assets_folder
from studio.commands import cartoon, faces
from studio.commands.batch import run_batch
from studio.commands.enhance import describe_result, make_folder
from studio.commands.parser import CommandParser, add_common_arguments
from studio.commands.reporter import Reporter, exit_status

Errors = list[BaseException | None]


def add_arguments(parser: CommandParser) -> None:
    """The options of the command."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the results go; made if missing")
    add_common_arguments(parser)


def run(options: argparse.Namespace, reporter: Reporter) -> int:
    """Run every job; returns the exit status."""
    errors: Errors = []
    for job in JOBS:
        errors += job(options.folder, options.device, reporter)
    return exit_status(errors)


def enhance_samples(folder: Path, device: str, reporter: Reporter) -> Errors:
    """Enlarge every sample picture fourfold into DIR/enhance."""
    from gan.enhance.request import EnhanceRequest
    from gan.media import find_pictures

    results = folder / "enhance"
    samples = find_pictures([assets_folder() / "samples" / "enhance"])
    requests = [EnhanceRequest(source=sample, folder=results) for sample in samples]
    make_folder(results)
    return run_batch(requests, device, reporter, describe_result)


def make_faces(folder: Path, device: str, reporter: Reporter) -> Errors:
    """Make sixteen faces, a grid of them and a short walk into DIR/faces."""
    from gan.faces.face import Face
    from gan.faces.request import TASK, SaveFaces, WalkFaces
    from gan.models import list_models

    if not list_models(TASK):
        reporter.note("No model of faces is installed, so no faces are made.")
        return []
    results = folder / "faces"
    make_folder(results)
    walk = WalkFaces(results / "walk.mp4", tuple(map(Face.of_seed, range(4))), seconds=4)
    return run_batch([SaveFaces(results, grid=True), walk], device, reporter, faces.describe)


def read_samples(folder: Path, device: str, reporter: Reporter) -> Errors:
    """Read the sample page of handwriting into a searchable PDF and a text in DIR/handwriting."""
    from gan.handwriting.request import ReadPage
    from gan.handwriting.sources import SCAN_SUFFIXES
    from studio.commands.read_pages import Documents, read_pages

    found = sorted((assets_folder() / "samples" / "handwriting").glob("*"))
    requests = [ReadPage(source) for source in found if source.suffix in SCAN_SUFFIXES]
    if not requests:
        return []
    results = folder / "handwriting"
    make_folder(results)
    errors: Errors = []
    for suffix in (".pdf", ".txt"):
        errors += read_pages(requests, Documents(results, suffix, False, reporter), device, reporter)
    return errors


CARTOON = (
    "Ada walks into the kitchen. Bo sits at the table and reads a book. “Good morning, Bo!” says Ada. "
    "Bo looks up and waves. Then the dog runs in and barks happily."
)


def make_cartoon(folder: Path, device: str, reporter: Reporter) -> Errors:
    """Make a short clip and its storyboard into DIR/cartoon."""
    from gan.cartoon.request import ClipRequest, StillRequest

    results = folder / "cartoon"
    make_folder(results)
    cartoon.start_painting()
    clip = ClipRequest(results / "kitchen.mp4", CARTOON, scene_file=results / "kitchen.json")
    board = StillRequest(results / "storyboard.png", CARTOON, size=(640, 360), storyboard=True)
    return run_batch([clip, board], device, reporter, cartoon.describe)


# A new job of Ganvas adds its function here.
JOBS: tuple[Callable[[Path, str, Reporter], Errors], ...] = (
    enhance_samples,
    make_faces,
    make_cartoon,
    read_samples,
)
