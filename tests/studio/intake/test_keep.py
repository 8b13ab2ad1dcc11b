from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from gan.media import MediaError
from studio.intake import keep
from studio.intake.folders import default_folder


def jpeg() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (5, 4), "teal").save(file, "JPEG")
    return file.getvalue()


def test_an_image_becomes_a_png(qapp: QApplication, tmp_path: Path):
    image = QImage(7, 5, QImage.Format.Format_ARGB32)
    image.fill(QColor(10, 20, 30, 128))
    path = keep.keep_image(image, tmp_path / "new")
    assert path.parent == tmp_path / "new" and path.suffix == ".png"
    assert Image.open(path).getpixel((0, 0)) == (10, 20, 30, 128)


def test_two_at_once_get_two_names(tmp_path: Path):
    paths = [keep.keep_png(b"data", tmp_path) for _ in range(3)]
    assert len(set(paths)) == 3
    assert sorted(tmp_path.iterdir()) == sorted(paths)  # and no part file is left


@pytest.mark.parametrize(
    ("link", "kind", "name"),
    [
        ("https://example.org/a/cat%20%C3%BC.jpeg?size=2", "image/jpeg", "cat ü.jpg"),
        ("https://example.org/download.php", "image/webp; charset=x", "download.webp"),
        ('https://example.org/a%2Fb%3A"c.png', "image/png", "b c.png"),
    ],
)
def test_a_download_has_the_name_of_its_address(tmp_path: Path, link: str, kind: str, name: str):
    path = keep.keep_download(jpeg(), kind, link, tmp_path)
    assert path.name == name and path.read_bytes() == jpeg()


def test_a_download_without_a_name_gets_a_date(tmp_path: Path):
    assert keep.keep_download(b"x", "image/png", "https://example.org/", tmp_path).name.startswith(
        "Picture 2"
    )


def test_a_page_is_no_picture(tmp_path: Path):
    with pytest.raises(MediaError, match=r"example\.org is not a picture \(text/html\); save the picture"):
        keep.keep_download(b"<html>", "text/html", "https://example.org/cat.jpg", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_data_links(tmp_path: Path):
    link = "data:image/jpeg;base64," + base64.b64encode(jpeg()).decode()
    path = keep.keep_data_link(link, tmp_path)
    assert path.suffix == ".jpg" and path.read_bytes() == jpeg()
    with pytest.raises(MediaError, match="damaged"):
        keep.keep_data_link("data:image/png;base64,abc", tmp_path)


def test_a_folder_that_cannot_be_made(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(MediaError, match="folder"):
        keep.keep_png(b"data", tmp_path / "file" / "deep")


def test_the_default_folder_stays_within_ganvas_home(ganvas_home: Path, monkeypatch: pytest.MonkeyPatch):
    assert default_folder() == ganvas_home / "pictures"
    monkeypatch.delenv("GANVAS_HOME")
    assert default_folder().name == "Ganvas"
