from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gan.cartoon import editing
from gan.cartoon.errors import CartoonError
from gan.cartoon.project import Project, project_of, project_text, read_project, write_project
from tests.gan.cartoon.kitchen import SCRIPT, small_scene


@pytest.fixture
def project() -> Project:
    scene = small_scene()
    edited = editing.move(editing.swap(scene, "bo", "robot"), "s1", "ada", 0.25, 0.5)
    return Project(script=SCRIPT, seed=7, understood_script=SCRIPT, understood=scene, scene=edited)


def test_a_project_comes_back_as_it_was(project, tmp_path):
    path = write_project(project, tmp_path / "kitchen.cartoon")
    assert read_project(path) == project


def test_what_was_not_changed_is_kept_once(project):
    plain = replace(project, scene=project.understood)
    assert '"understood":' not in project_text(plain)
    assert project_of(project_text(plain)) == plain


def test_a_text_file_is_a_script(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("A dog barks.", encoding="utf-8")
    assert read_project(path) == Project(script="A dog barks.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "damaged"),
        ("[]", "damaged"),
        ('{"version": 1, "script": 5}', "script should be a text"),
        ('{"version": 1, "scene": {"shots": [{"id": "a"}]}}', "lacks 'start'"),
        ('{"version": 99}', "update"),
        ('{"version": 1, "surprise": 1}', "surprise"),
    ],
)
def test_a_damaged_project_says_so(text, words, tmp_path):
    path = tmp_path / "broken.cartoon"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CartoonError, match=words) as caught:
        read_project(path)
    assert str(caught.value).startswith("broken.cartoon: The project")


def test_a_project_that_speaks_of_nobody_is_damaged(project, tmp_path):
    text = project_text(project).replace('"actor": "bo"', '"actor": "nobody"')
    with pytest.raises(CartoonError, match="speaks of 'nobody'"):
        project_of(text)


def test_pictures_and_missing_files_are_no_projects(tmp_path):
    (tmp_path / "photo.cartoon").write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(CartoonError, match="no text"):
        read_project(tmp_path / "photo.cartoon")
    with pytest.raises(CartoonError, match="cannot be read"):
        read_project(tmp_path / "missing.cartoon")


def test_nothing_is_overwritten_unasked(project, tmp_path: Path):
    path = write_project(project, tmp_path / "kitchen.cartoon")
    assert write_project(Project(), path) != path
    assert read_project(path) == project
    assert read_project(write_project(Project(), path, overwrite=True)) == Project()
