"""The Models workspace: what it shows, and choosing, checking, importing and removing by real clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gan.models import DataTerms, Figure, ModelCard, default_model, list_models, save_model
from gan.paths import user_folder
from studio.app import Application
from studio.widgets.question import Question
from studio.wishes import TrainFaces
from studio.workspaces import WORKSPACES
from studio.workspaces.models.entries import chosen_names, job_of, read_groups, size_words
from studio.workspaces.models.entry_list import RowRole, StateRole
from studio.workspaces.models.workspace import COMPARE, TRAINING, ModelsWorkspace
from tests.gan.faces import face_models, published_networks

LEFT = Qt.MouseButton.LeftButton


def install(name: str = "mine", task: str = "enhance") -> ModelCard:
    return save_model(
        user_folder() / "models",
        {"weight": torch.ones(1000, 120)},
        name=name,
        task=task,
        version="3",
        summary="For old photographs.",
        license="MIT",
        config={"scale": 4},
        trained_on=(DataTerms("Attic", 1200, "CC0"),),
        recipe="ten steps",
        figures=(Figure("PSNR", 28.5, "dB", "Set14, 4x"), Figure("SSIM", 0.78, "", "Set14, 4x")),
        limits="No faces.",
    )


@pytest.fixture
def workspace(application: Application, qtbot: QtBot) -> ModelsWorkspace:
    application.shell.go_to([entry.name for entry in WORKSPACES].index("Models"))
    made = application.shell.workspace
    assert isinstance(made, ModelsWorkspace)
    qtbot.waitUntil(lambda: "what the card says" in made.card.state.text(), timeout=20_000)
    return made


def choose(workspace: ModelsWorkspace, name: str) -> None:
    view = workspace.list
    place = view.visualRect(view.model().index(view.model().row_of(name)))
    QTest.mouseClick(view.viewport(), LEFT, pos=place.center())
    assert workspace.card.entry.card.name == name


def labels(workspace: ModelsWorkspace) -> str:
    return "\n".join(label.text() for label in workspace.card.findChildren(QLabel))


def mark_of(workspace: ModelsWorkspace, name: str) -> str:
    model = workspace.list.model()
    return model.index(model.row_of(name)).data(StateRole)


def test_every_shipped_model_stands_under_its_job(workspace: ModelsWorkspace):
    model = workspace.list.model()
    rows = [model.index(row).data(RowRole) for row in range(model.rowCount())]
    titles = [row for row in rows if isinstance(row, str)]
    assert titles[0] == "Enhance" and "Handwriting" in titles and "Other" not in titles
    assert [row.card.name for row in rows if not isinstance(row, str)] == [
        entry.card.name for group in read_groups() for entry in group.entries
    ]
    assert len(rows) - len(titles) == len(list_models())
    assert mark_of(workspace, default_model("lines").name) == "done"


def test_a_card_is_shown_in_full(workspace: ModelsWorkspace, qtbot: QtBot):
    card = install()
    workspace.refresh()
    choose(workspace, "mine")
    words = labels(workspace)
    for part in ("For old photographs.", "your own", "Attic", "1,200", "28.5 dB", "0.78", "No faces."):
        assert part in words
    assert str(card.weights_path) in words
    assert card.sha256 in {field.text() for field in workspace.card.findChildren(QLineEdit)}
    QTest.mouseClick(workspace.card.reveal_button, LEFT)
    assert workspace._studio.desktop.revealed == [card.weights_path]


def test_the_arrow_keys_skip_the_titles(workspace: ModelsWorkspace):
    workspace.list.setFocus()
    seen = {workspace.card.entry.card.name}
    for _ in range(len(list_models())):
        QTest.keyClick(workspace.list, Qt.Key.Key_Down)
        seen.add(workspace.card.entry.card.name)
    assert seen == {card.name for card in list_models()}


def test_a_model_can_be_preferred(workspace: ModelsWorkspace):
    install()
    workspace.refresh()
    choose(workspace, "mine")
    button = workspace.card.choose_button
    assert button.text() == "Use by default"
    QTest.mouseClick(button, LEFT)
    assert workspace._studio.settings.value.enhancing.model == "mine"
    assert button.text() == "In use" and not button.isEnabled()
    assert mark_of(workspace, "mine") == "done" and mark_of(workspace, "enhance") == ""


def test_what_has_no_choice_offers_none(workspace: ModelsWorkspace):
    choose(workspace, "language")
    assert not workspace.card.choose_button.isVisibleTo(workspace)
    assert not workspace.card.remove_button.isVisibleTo(workspace)


def test_damage_is_found_and_said(workspace: ModelsWorkspace, qtbot: QtBot):
    card = install()
    card.weights_path.write_bytes(b"other bytes")
    workspace.refresh("mine")
    qtbot.waitUntil(lambda: "damaged" in workspace.card.state.text())
    assert mark_of(workspace, "mine") == "error"


def test_an_own_model_goes_into_the_bin(
    workspace: ModelsWorkspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    card = install()
    workspace.refresh("mine")
    QTest.mouseClick(workspace.card.choose_button, LEFT)
    QTest.mouseClick(workspace.card.remove_button, LEFT)
    question = workspace.findChild(Question)
    assert "mine" in question.windowTitle()
    with qtbot.waitSignal(workspace.keeper.removed):
        QTest.mouseClick(question.do_button, LEFT)
    assert not card.path.exists() and not card.weights_path.exists()
    assert workspace._studio.settings.value.enhancing.model == "auto"
    assert workspace.card.entry.card.name != "mine"


def test_keeping_it_keeps_it(workspace: ModelsWorkspace):
    card = install()
    workspace.refresh("mine")
    QTest.mouseClick(workspace.card.remove_button, LEFT)
    question = workspace.findChild(QDialog)
    QTest.mouseClick(question.stay_button, LEFT)
    assert card.path.exists() and card.weights_path.exists()


def test_a_dropped_checkpoint_is_imported(workspace: ModelsWorkspace, qtbot: QtBot, tmp_path: Path):
    file = tmp_path / "Celebs.pth"
    torch.save({"netG": published_networks.zoo().tensors}, file)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    assert workspace.can_take(mime)
    with qtbot.waitSignal(workspace.keeper.imported, timeout=20_000):
        workspace.take(mime)
    assert workspace.card.entry.card.name == "celebs" and workspace.card.entry.is_own
    assert "celebs" in {card.name for card in list_models("faces")}


def test_a_file_that_is_no_model_gets_a_sentence(workspace: ModelsWorkspace, qtbot: QtBot, tmp_path: Path):
    file = tmp_path / "notes.pth"
    file.write_text("nothing of this kind")
    with qtbot.waitSignal(workspace.keeper.failed, timeout=20_000):
        workspace.open_paths([file])
    assert workspace.notice.isVisible() and "notes.pth" in workspace.notice.text
    assert not (user_folder() / "models").exists()
    assert "models" in workspace.words.text()


def test_pictures_are_not_taken(workspace: ModelsWorkspace, tmp_path: Path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.png"))])
    assert not workspace.can_take(mime)


@pytest.mark.parametrize(
    ("task", "job"),
    [("enhance", "Enhance"), ("face-finder", "Faces"), ("lines", "Handwriting"), ("weather", "Other")],
)
def test_tasks_belong_to_jobs(task: str, job: str):
    assert job_of(task) == job


@pytest.mark.parametrize(
    ("size", "words"), [(0, "missing"), (870_448, "0.9 MB"), (18_456, "18 KB"), (12_106_670, "12.1 MB")]
)
def test_sizes_in_words(size: int, words: str):
    assert size_words(size) == words


def test_nothing_but_the_setting_decides_what_is_chosen(application: Application):
    install("second", "faces")
    entries = [entry for group in read_groups() for entry in group.entries]
    assert "faces" in chosen_names(entries, application.settings.value)
    application.settings.edit("faces", model="second")
    names = chosen_names(entries, application.settings.value)
    assert "second" in names and "faces" not in names


def test_where_models_live_is_shown_and_opened(workspace: ModelsWorkspace, application: Application):
    assert str(user_folder() / "models") in workspace.words.text()
    QTest.mouseClick(workspace.folder_button, LEFT)
    assert application.desktop.opened[-1] == user_folder() / "models"
    assert (user_folder() / "models").is_dir()


def test_faces_are_trained_here_and_shown_there(application: Application, tmp_path: Path):
    shell = application.shell
    assert shell.take_request(TrainFaces(tmp_path))
    models = shell.workspace
    assert isinstance(models, ModelsWorkspace) and models.pages.value == TRAINING
    assert models.training.kind.value == "faces" and models.training.faces.folder.value == tmp_path
    face_models.install("mine")
    models.training.facesAsked.emit("mine")
    assert type(shell.workspace).__name__ == "FacesWorkspace"
    assert shell.workspace.models.current.name == "mine"


def test_upscalers_are_compared_in_enhance(workspace: ModelsWorkspace, application: Application):
    workspace.show_page(COMPARE)
    asked: list[tuple[str, ...]] = []
    workspace.compare.pictureAsked.connect(asked.append)
    QTest.mouseClick(workspace.compare.picture_button, LEFT)
    page = application.shell.workspace
    assert type(page).__name__ == "EnhanceWorkspace" and page.wished.is_waiting
    assert all(name in page.drop_area._promise.text() for name in asked[0])
