from __future__ import annotations

from pathlib import Path

from studio.settings import Destination, Enhancing, OutputFormat
from studio.workspaces.enhance.requests import example_name, request_for, subfolder_of

PHOTO = Path("/pictures/photo.jpg")


def test_results_go_beside_the_original():
    request = request_for(PHOTO, Enhancing())
    assert (request.source, request.folder) == (PHOTO, PHOTO.parent)
    assert (request.scale, request.format, request.name) == (4, "keep", "{stem}_{scale}x")
    assert not request.overwrite


def test_every_setting_arrives():
    enhancing = Enhancing(
        scale=2,
        format=OutputFormat.WEBP,
        quality=70,
        destination=Destination.FOLDER,
        folder=Path("/results"),
        pattern="{stem} large",
    )
    request = request_for(PHOTO, enhancing)
    assert request.folder == Path("/results")
    assert (request.scale, request.format, request.quality, request.name) == (2, "webp", 70, "{stem} large")


def test_subfolders_stay_where_results_go_into_one_folder():
    enhancing = Enhancing(destination=Destination.FOLDER, folder=Path("/results"))
    for source in (PHOTO, Path("/pictures/film.mp4")):
        request = request_for(source, enhancing, Path("1974/summer"))
        assert request.folder == Path("/results/1974/summer")
        assert subfolder_of(request, enhancing) == Path("1974/summer")
        assert subfolder_of(request, Enhancing()) == Path()
    assert request_for(PHOTO, Enhancing(), Path("1974")).folder == PHOTO.parent


def test_one_folder_that_was_never_chosen_is_that_of_the_original():
    assert request_for(PHOTO, Enhancing(destination=Destination.FOLDER)).folder == PHOTO.parent


def test_the_example_is_what_the_engine_would_write():
    assert example_name(Enhancing()) == "photo_4x.jpg"
    assert (
        example_name(Enhancing(scale=2, format=OutputFormat.PNG, pattern="large {stem}")) == "large photo.png"
    )
