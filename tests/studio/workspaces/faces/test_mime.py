"""Faces on their way: to our own views as faces, to other programs as pictures."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QMimeData

from gan.faces.face import Face, mix
from studio.workspaces.faces import mime as module
from studio.workspaces.faces.mime import FACES_FORMAT, drag_faces, faces_in, faces_to_mime

FACES = (Face.of_seed(1), mix(Face.of_seed(1), Face.of_seed(2)).edited("age", -1))
PIXELS = np.random.default_rng(0).integers(0, 256, (8, 8, 3)).astype(np.uint8)


def test_faces_come_out_as_they_went_in(qapp):
    mime = faces_to_mime(FACES, PIXELS)
    assert faces_in(mime) == FACES
    colour = mime.imageData().pixelColor(2, 5)
    assert (colour.red(), colour.green(), colour.blue()) == tuple(PIXELS[5, 2])


@pytest.mark.parametrize("data", [b"", b"[", b"3", b'["x"]', b'[{"seed": 1}]', b"\xff\xfe"])
def test_what_is_no_face_is_none(qapp, data: bytes):
    mime = QMimeData()
    mime.setData(FACES_FORMAT, data)
    assert faces_in(mime) == ()
    assert faces_in(QMimeData()) == ()


def test_other_programs_get_a_file(qtbot, tmp_path, monkeypatch):
    carried: list[QMimeData] = []
    monkeypatch.setattr(module.QDrag, "exec", lambda drag, *_: carried.append(drag.mimeData()))
    from PySide6.QtWidgets import QWidget

    widget = QWidget()
    qtbot.addWidget(widget)
    drag_faces(widget, FACES, PIXELS, tmp_path)
    assert (tmp_path / "face_000001.png").exists()
    assert faces_in(carried[0]) == FACES
    assert [url.toLocalFile() for url in carried[0].urls()] == [str(tmp_path / "face_000001.png")]
