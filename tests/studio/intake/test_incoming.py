from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from studio.intake.incoming import can_read, read_mime


def image() -> QImage:
    made = QImage(4, 3, QImage.Format.Format_RGB32)
    made.fill(QColor("#336699"))
    return made


def png() -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image().save(buffer, "PNG")
    return bytes(data)


def mime(*, urls: tuple[str, ...] = (), html: str = "", text: str = "", **more: object) -> QMimeData:
    made = QMimeData()
    if urls:
        made.setUrls([QUrl(url) for url in urls])
    if html:
        made.setHtml(html)
    if text:
        made.setText(text)
    if "png" in more:
        made.setData("image/png", more["png"])
    if "image" in more:
        made.setImageData(more["image"])
    return made


def test_files_and_folders(qapp: QApplication, tmp_path: Path):
    names = [tmp_path / "a 'b\" ü 🎈.jpg", tmp_path]
    data = mime(urls=tuple(QUrl.fromLocalFile(str(name)).toString() for name in names))
    assert can_read(data)
    assert read_mime(data).paths == tuple(names)


def test_files_go_before_the_picture_that_comes_along(qapp: QApplication, tmp_path: Path):
    data = mime(urls=(QUrl.fromLocalFile(str(tmp_path / "a.png")).toString(),), image=image())
    assert read_mime(data).paths and read_mime(data).image is None


def test_a_whole_png_is_taken_as_it_is(qapp: QApplication):
    data = mime(png=png(), image=image(), urls=("https://example.org/page",))
    assert read_mime(data).png == png()


def test_what_only_calls_itself_png_is_not(qapp: QApplication):
    found = read_mime(mime(png=b"GIF89a", image=image()))
    assert found.png == b"" and found.image.size() == image().size()


def test_of_a_linked_picture_the_pictures_own_address_is_taken(qapp: QApplication):
    html = '<a href="https://example.org/page"><img alt="x" src="https://example.org/cat.jpg"></a>'
    data = mime(urls=("https://example.org/page",), html=html)
    assert read_mime(data).links == ("https://example.org/cat.jpg",)


def test_an_address_without_html(qapp: QApplication):
    assert read_mime(mime(urls=("https://example.org/cat.jpg",))).links == ("https://example.org/cat.jpg",)
    assert read_mime(mime(text=" https://example.org/cat.jpg\n")).links == ("https://example.org/cat.jpg",)


def test_a_copied_path(qapp: QApplication):
    assert read_mime(mime(text="file:///tmp/cat.jpg")).paths == (Path("/tmp/cat.jpg"),)


def test_html_with_pictures_of_no_address(qapp: QApplication):
    assert read_mime(mime(html='<img><img src="blob:1"><p>', text="words")) is None


@pytest.mark.parametrize("text", ["", "hello", "two\nlines", "ftp://example.org/a.jpg", "C:\\cat.jpg"])
def test_other_text_is_nothing(qapp: QApplication, text: str):
    assert not can_read(mime(text=text))
    assert read_mime(mime(text=text)) is None
