from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gan.cartoon.errors import CartoonError
from gan.cartoon.layout.composer import RuleComposer
from gan.cartoon.project import Project, read_project, write_project
from gan.cartoon.request import ClipRequest, SavedClip, StillRequest
from gan.cartoon.scene import Scene
from gan.engine import JobState
from gan.media.errors import MediaError
from studio.handover import Parcel
from studio.settings import ClipFormat
from studio.widgets.question import Question
from studio.workspaces.cartoon.examples import EXAMPLES
from studio.workspaces.cartoon.film import FilmOpener
from studio.workspaces.cartoon.workspace import CartoonWorkspace
from tests.gan.cartoon.kitchen import SCRIPT
from tests.gan.cartoon.kitchen import small_scene as kitchen_scene


def wait_for_scene(workspace: CartoonWorkspace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not workspace.document.wants_understanding and not workspace.reader.is_busy)


def question(workspace: CartoonWorkspace) -> Question | None:
    found = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, Question) and each.isVisible()
    ]
    return found[0] if found else None


def test_it_begins_with_stories_and_hides_what_needs_a_scene(workspace):
    page = workspace.page
    assert page.empty.isVisible() and not page.timeline.isVisible() and not page.inspector.isVisible()
    assert not page.options.export_button.isEnabled()
    assert not page.options.undo_button.isEnabled()


def test_typing_fills_storyboard_time_line_and_stage(workspace, qtbot: QtBot):
    page = workspace.page
    QTest.keyClicks(page.script.editor, "Ada walks.")
    wait_for_scene(workspace, qtbot)
    qtbot.waitUntil(lambda: not page.storyboard.missing() and workspace.changes.shown is not None)
    assert page.stage.isVisible() and page.timeline.isVisible()
    assert len(page.storyboard.panels) == 2
    assert [track.name for track in page.timeline.scale.model.tracks] == ["Ada", "Bo", "Red ball"]
    assert page.script.state.text() == "All understood"


def test_a_story_is_one_click_away_and_plays(workspace, qtbot: QtBot):
    QTest.mouseClick(workspace.page.empty.play_button, Qt.MouseButton.LeftButton)
    assert workspace.document.script == EXAMPLES[0].script
    qtbot.waitUntil(lambda: workspace.player.is_playing)
    qtbot.waitUntil(lambda: workspace.player.index > 3)


def test_emptying_the_script_shows_the_stories_again(filled, qtbot: QtBot):
    filled.document.type("")
    qtbot.waitUntil(lambda: filled.page.empty.isVisible())
    filled.document.steps.undo()
    qtbot.waitUntil(lambda: filled.page.stage.isVisible())
    assert filled.page.script.editor.toPlainText() == SCRIPT


def test_one_undo_for_typing_and_for_edits(filled, qtbot: QtBot):
    filled.changes.set_time("night")
    filled.document.type(SCRIPT + " More.")
    wait_for_scene(filled, qtbot)
    assert filled.document.scene.shots[0].time == "night"
    QTest.keyClick(filled.page.script.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert filled.page.script.editor.toPlainText() == SCRIPT
    assert filled.document.scene.shots[0].time == "night"
    QTest.keyClick(filled.page.script.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert filled.document.scene.shots[0].time == "day"
    assert filled.page.options.redo_button.toolTip().startswith("Redo: make it night")


def test_playing_moves_playhead_storyboard_and_script(filled, qtbot: QtBot):
    filled.player.go_to(110)
    page = filled.page
    assert page.timeline.playhead == pytest.approx(4.4)
    assert page.storyboard.current == 1
    assert page.script.editor._band == (60, 82)
    assert page.transport.now.text() == "0:04.4"


def test_the_cursor_goes_to_the_shot_of_its_words(filled):
    filled.page.script.editor.wentTo.emit(70)
    assert filled.changes.number == 1
    filled.page.script.editor.wentTo.emit(5)
    assert filled.player.index == 0


def test_choosing_on_the_stage_shows_whose_looks_can_be_changed(filled, qtbot: QtBot):
    page = filled.page
    page.stage.chosenChanged.emit("ada")
    assert page.inspector.page is page.inspector.entity_page
    assert page.inspector.entity_page.name.text() == "Ada"
    page.inspector.entity_page.swapAsked.emit("robot")
    assert filled.document.scene.member("ada").character == "robot"
    QTest.keyClick(page.stage, Qt.Key.Key_Escape)
    assert page.inspector.page is page.inspector.shot_page


def test_dragging_on_the_stage_moves_by_as_much_as_the_hand(filled, qtbot: QtBot):
    seen = filled.changes.shown.seen_of("bo")
    filled.page.stage.dragTried.emit("bo", seen.box.center().x() + 0.1, seen.box.bottom())
    filled.page.stage.dragTried.emit("bo", seen.box.center().x() + 0.2, seen.box.bottom())
    assert filled.document.is_trying and filled.document.steps.count() == 0
    filled.page.stage.dragSettled.emit("bo", seen.box.center().x() + 0.3, seen.box.bottom())
    placement = filled.document.scene.shots[0].entity("bo").placement
    assert placement.x == pytest.approx(seen.x + 0.3)
    assert filled.document.steps.undoText() == "Move Bo"
    qtbot.waitUntil(lambda: filled.changes.shown.scene is filled.document.scene)


def test_resizing_and_turning(filled, qtbot: QtBot):
    filled.page.stage.sizeSettled.emit("bo", 1.5)
    assert filled.document.scene.shots[0].entity("bo").look.size == pytest.approx(1.5)
    qtbot.waitUntil(lambda: filled.changes.shown.scene is filled.document.scene)
    filled.page.stage.flipAsked.emit("bo")
    assert filled.document.scene.shots[0].entity("bo").placement.flip
    filled.changes.choose("bo")
    filled.changes.put_back()
    assert filled.document.scene.shots[0].entity("bo").placement is None


def test_dragging_an_event_on_the_time_line(filled):
    filled.page.timeline.blockTried.emit(("s2", "e1"), 4.5, 6.5)
    assert filled.document.is_trying
    filled.page.timeline.blockSettled.emit(("s2", "e1"), 4.48, 6.48)
    event = filled.document.scene.shots[1].events[0]
    assert (event.start, event.end) == (pytest.approx(0.48), pytest.approx(2.48))
    filled.page.timeline.deleteAsked.emit(("s2", "e1"))
    assert filled.document.scene.shots[1].events == ()
    assert filled.document.steps.undoText() == "Leave out “Laugh”"


def test_the_panel_changes_the_shot(filled):
    shot = filled.page.inspector.shot_page
    shot.placeAsked.emit("beach")
    shot.weatherAsked.emit("rain")
    shot.transitionAsked.emit("fade")
    shot.camera.set_value("close")
    shot.target.set_value("bo")
    shot.camera.chosen.emit("close")
    own = filled.document.scene.shots[0]
    assert (own.place, own.weather, own.transition) == ("beach", "rain", "fade")
    assert (own.camera.kind, own.camera.target) == ("close", "bo")


def test_other_chances_are_understood_anew(filled, qtbot: QtBot):
    QTest.mouseClick(filled.page.options.chance_button, Qt.MouseButton.LeftButton)
    wait_for_scene(filled, qtbot)
    assert filled.document.scene.seed == filled.document.project.seed != 0


def test_it_fits_into_the_smallest_window(filled):
    assert filled.page.inspector.isVisible()
    assert filled.minimumSizeHint().width() <= 784 - 76  # the window's least width without the rail
    assert filled.minimumSizeHint().height() <= 520


def test_it_says_that_the_window_is_silent_where_somebody_speaks(filled, qtbot: QtBot):
    silence = filled.page.transport.silence
    scene = filled.document.scene

    def saying(words: str) -> Scene:
        shots = [
            replace(shot, events=tuple(replace(event, speech=words) for event in shot.events))
            for shot in scene.shots
        ]
        return replace(scene, shots=tuple(shots))

    filled.document.settle("Talk", saying("Hello!"))
    assert silence.isVisible() and "no sound" in silence.toolTip()
    filled.document.settle("Silence", saying(""))
    assert not silence.isVisible()


def test_a_click_into_the_running_film_stops_it(filled, qtbot: QtBot):
    filled.player.play()
    stage = filled.page.stage
    QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=stage.frame_box().center().toPoint())
    assert not filled.player.is_playing


def test_keys_play_loop_and_show_the_panel(filled, qtbot: QtBot):
    page = filled.page
    page.stage.setFocus()
    QTest.keyClick(page.stage, Qt.Key.Key_Space)
    assert filled.player.is_playing
    QTest.keyClick(page.stage, Qt.Key.Key_Space)
    assert not filled.player.is_playing
    QTest.keyClick(page.stage, Qt.Key.Key_L)
    assert filled.player.loop
    QTest.keyClick(page.stage, Qt.Key.Key_I)
    assert page.inspector.isHidden()
    QTest.keyClick(page.stage, Qt.Key.Key_I)
    assert page.inspector.isVisible()


def test_letters_in_the_script_are_letters(filled):
    editor = filled.page.script.editor
    editor.setFocus()
    QTest.keyClicks(editor, "li ")
    assert "li " in editor.toPlainText()
    assert not filled.player.loop and filled.page.inspector.isVisible()


# Projects


def test_saving_and_opening(filled, folder: Path, qtbot: QtBot):
    filled.changes.set_time("night")
    assert not filled.document.is_saved
    path = folder / "kitchen.cartoon"
    filled._save_to(path)
    qtbot.waitUntil(lambda: filled.document.is_saved)
    assert filled.page.options.title.text() == "kitchen"
    assert read_project(path) == filled.document.project
    filled.new()
    assert filled.document.script == ""
    filled.open_paths([path])
    qtbot.waitUntil(lambda: filled.document.script == SCRIPT)
    assert filled.document.scene.shots[0].time == "night"
    assert filled.files.recent == (path,)
    assert not filled.document.wants_understanding


def test_a_damaged_project_says_so_and_leaves_everything(filled, tmp_path: Path, qtbot: QtBot):
    path = tmp_path / "broken.cartoon"
    path.write_text('{"version": 1, "scene": 5}', encoding="utf-8")
    filled.document.mark_saved(tmp_path / "x.cartoon")
    filled.open_paths([path])
    qtbot.waitUntil(lambda: "broken.cartoon" in filled.page.notice.text)
    assert "damaged" in filled.page.notice.text
    assert filled.document.script == SCRIPT


def test_a_project_that_is_not_saved_is_asked_about(filled, tmp_path: Path, qtbot: QtBot):
    filled.changes.set_time("night")
    filled.new()
    asked = question(filled)
    assert asked is not None and filled.document.script == SCRIPT
    asked.do_button.click()
    qtbot.waitUntil(lambda: filled.document.script == "")


def test_a_text_file_becomes_a_script_by_dropping_it(workspace, tmp_path: Path, qtbot: QtBot):
    path = tmp_path / "story.txt"
    path.write_text("Bo sits.", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert workspace.can_take(mime)
    workspace.take(mime)
    qtbot.waitUntil(lambda: workspace.document.script == "Bo sits.")
    assert workspace.document.path is None


def test_what_was_worked_on_is_there_again(filled, make, qtbot: QtBot):
    filled.changes.set_time("night")
    script = filled.document.script
    again = make()
    assert again.document.script == script
    assert again.document.scene.shots[0].time == "night"
    assert not again.document.is_saved


def test_an_unwritable_place_is_said(filled, tmp_path: Path, qtbot: QtBot):
    (tmp_path / "file").write_text("x")
    filled._save_to(tmp_path / "file" / "kitchen.cartoon")
    qtbot.waitUntil(lambda: filled.page.notice.isVisible())
    assert "kitchen.cartoon" in filled.page.notice.text or "file" in filled.page.notice.text


# Export


def test_a_clip_is_made_by_the_engine(filled, engine, folder: Path, qtbot: QtBot):
    filled.export_to(folder / "clip.mp4")
    job = engine.jobs[-1]
    assert isinstance(job.request, ClipRequest)
    assert job.request.scene == filled.document.scene and job.request.size == (1280, 720)
    assert filled.busy_words() == "A clip is not done yet"
    job.compute(50, 100, 3.2)
    qtbot.waitUntil(lambda: "50 %" in filled.page.status.text.text())
    saved = SavedClip(folder / "clip.mp4", 175, 1280, 720, 7.0, 2.0, notes=("A note.",))
    job.end(JobState.DONE, saved)
    qtbot.waitUntil(lambda: "Saved as clip.mp4" in filled.page.status.text.text())
    assert filled.page.notice.text == "A note."
    assert filled.busy_words() == ""
    filled.page.status.show_button.click()
    assert filled._studio.desktop.revealed == [folder / "clip.mp4"]


def test_export_can_be_cancelled_and_can_fail(filled, engine, folder: Path, qtbot: QtBot):
    filled.export_to(folder / "clip.mp4")
    filled.page.status.cancel_button.click()
    qtbot.waitUntil(lambda: "nothing was written" in filled.page.status.text.text())
    filled.export_to(folder / "clip.mp4")
    engine.jobs[-1].fail(MediaError("The disk is full."))
    qtbot.waitUntil(lambda: filled.page.notice.text == "The disk is full.")
    assert not filled.page.status.cancel_button.isVisible()


def test_a_still_is_the_frame_that_is_shown(filled, engine, folder: Path):
    filled._studio.settings.edit("cartoon", format=ClipFormat.STILL, transparent=True)
    filled.player.go_to(50)
    filled.export_to(folder / "still.png")
    request = engine.jobs[-1].request
    assert isinstance(request, StillRequest)
    assert request.moment == 2.0 and not request.background


def test_the_export_dialog_offers_what_a_format_can_do(filled, qtbot: QtBot):
    talking = filled.document.scene
    first = talking.shots[0]
    events = (replace(first.events[0], speech="Hello!"), *first.events[1:])
    filled.document.settle("Talk", replace(talking, shots=(replace(first, events=events), talking.shots[1])))
    filled.export()
    dialog = filled._dialog
    assert dialog.voices.isVisible() and not dialog.transparent.isVisible()
    dialog.format.chosen.emit(ClipFormat.GIF)
    assert not dialog.voices.isVisible() and dialog.transparent.isVisible() and dialog.loop.isVisible()
    dialog.what.chosen.emit("picture")
    assert dialog.picture.isVisible() and not dialog.format.isVisible()
    with qtbot.waitSignal(dialog.exportAsked):
        dialog.export_to(Path("/tmp/x.png"))
    qtbot.waitUntil(lambda: filled._dialog is None)


def test_a_name_that_no_clip_has_is_a_sentence(filled, folder: Path):
    filled.export_to(folder / "clip.doc")
    assert "clip.doc" in filled.page.notice.text


def test_opening_a_file_of_an_older_script_reads_it(workspace, tmp_path: Path, qtbot: QtBot):
    path = write_project(Project(script="Ada walks."), tmp_path / "old.cartoon")
    workspace.open_paths([path])
    qtbot.waitUntil(lambda: bool(workspace.document.scene.shots))
    assert workspace.document.is_saved


def test_another_composer_paints_all_again_and_makes_clips(filled, engine, folder: Path, qtbot: QtBot):
    page, box = filled.page, filled.page.options.composer
    qtbot.waitUntil(lambda: not page.storyboard.missing())
    assert box.value == "rules"
    shown = filled.changes.shown
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert page.storyboard.missing()
    qtbot.waitUntil(lambda: filled.changes.shown is not shown and not page.storyboard.missing())
    assert filled._opener.composer == "learned"
    assert filled._studio.settings.value.cartoon.composer == "learned"
    filled.export_to(folder / "kitchen.webm")
    assert engine.jobs[-1].request.composer == "learned"


def test_the_composer_of_the_last_time_is_taken_again(filled, make):
    filled._set_composer("learned")
    again = make()
    assert again.page.options.composer.value == "learned"
    assert again._opener.composer == "learned"


def test_a_film_is_opened_with_the_composer_that_is_chosen(qapp):
    opener = FilmOpener()
    scene = kitchen_scene()
    first = opener(scene)
    assert isinstance(first.film._composer, RuleComposer)
    assert opener(scene, first).film._composer is first.film._composer  # so that its plans are taken over
    opener.composer = "nobody"
    with pytest.raises(CartoonError, match="nobody"):
        opener(scene, first)


# Handing on


def test_the_film_is_made_for_whom_it_is_sent_to_and_only_once(filled, engine, ganvas_home, qtbot: QtBot):
    sent = []
    filled.offer().bring(sent.append)
    request = engine.jobs[-1].request
    assert request.target.parent == ganvas_home / "pictures" and request.target.suffix == ".mp4"
    assert not request.overwrite and sent == []
    clip = ganvas_home / "clip.mp4"
    clip.write_bytes(b"a clip")
    engine.jobs[-1].end(JobState.DONE, SavedClip(clip, 175, 1280, 720, 7.0, 2.0))
    qtbot.waitUntil(lambda: sent == [Parcel((clip,))])
    filled.offer().bring(sent.append)
    assert len(sent) == 2 and len(engine.jobs) == 1
    filled.changes.set_time("night")
    filled.offer().bring(sent.append)
    assert len(sent) == 2 and len(engine.jobs) == 2


def test_nothing_is_offered_before_there_is_a_film(workspace):
    assert workspace.offer() is None


def test_a_text_becomes_a_script_that_remembers_its_scan(workspace, engine, folder: Path, qtbot: QtBot):
    workspace.receive(Parcel((), "Ada walks to-\nday.\nBo waves.\n\nThe end.", (Path("/in/letter.jpg"),)))
    assert workspace.document.script == "Ada walks today. Bo waves.\n\nThe end."
    assert not workspace.document.is_saved
    wait_for_scene(workspace, qtbot)
    workspace.export_to(folder / "clip.mp4")
    assert engine.jobs[-1].request.sources == (Path("/in/letter.jpg"),)
    workspace.document.type("")
    assert workspace.document.project.sources == ()
