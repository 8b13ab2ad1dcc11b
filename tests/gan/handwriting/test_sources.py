"""Pages out of pictures, TIFFs of many pages and PDFs."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gan.handwriting.errors import HandwritingError
from gan.handwriting.sources import USUAL_DPI, open_scan
from gan.media import MediaError

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def page(shade: int, size: tuple[int, int] = (120, 80)) -> Image.Image:
    image = Image.new("RGB", size, (shade, 255, 255))
    image.paste((0, 0, 0), (10, 10, 40, 20))
    return image


def rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def locked_pdf(target: Path, password: str) -> None:
    """An empty page under PDF 1.4's standard security handler, revision 2 (RC4, 40 bits)."""
    padded = (password.encode() + _PAD)[:32]
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    name = b"0123456789abcdef"
    key = hashlib.md5(padded + owner + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + name).digest()[:5]
    user = rc4(key, _PAD)
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 72 144] >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>"
        % (owner.hex().encode(), user.hex().encode()),
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    ids = name.hex().encode()
    trailer = b"trailer << /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<%s> <%s>] >>\n" % (ids, ids)
    target.write_bytes(body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(body))


def test_a_photo_comes_the_right_way_up_in_three_channels(tmp_path):
    exif = Image.Exif()
    exif[274] = 6
    page(255).convert("L").save(tmp_path / "a.jpg", exif=exif, dpi=(300, 300))
    with open_scan(tmp_path / "a.jpg") as scan:
        pixels, dpi = scan.read(1)
        assert scan.pages == 1
    assert pixels.shape == (120, 80, 3) and pixels.dtype == np.uint8
    assert dpi == 300
    assert pixels[20, 65].max() < 60 and pixels[20, 20].min() > 200


def test_clear_paper_is_white_and_deep_pictures_become_bytes(tmp_path):
    image = Image.new("RGBA", (30, 20), (0, 0, 0, 0))
    image.paste((200, 10, 10, 255), (0, 0, 10, 10))
    image.save(tmp_path / "a.png")
    pixels, dpi = open_scan(tmp_path / "a.png").read(1)
    assert pixels[5, 5].tolist() == [200, 10, 10] and pixels[15, 20].tolist() == [255, 255, 255]
    assert dpi == USUAL_DPI
    Image.fromarray(np.full((4, 4), 51400, dtype=np.uint16)).save(tmp_path / "b.png")
    assert np.unique(open_scan(tmp_path / "b.png").read(1).pixels).tolist() == [200]


def test_a_tiff_of_many_pages(tmp_path):
    pages = [page(10), page(90, (60, 40)).convert("1"), page(170)]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:], dpi=(150, 150))
    with open_scan(tmp_path / "a.tif") as scan:
        assert scan.pages == 3
        third, second = scan.read(3), scan.read(2)
        assert third.pixels[50, 50].tolist() == [170, 255, 255]
        assert second.pixels.shape == (40, 60, 3) and second.pixels[30, 50].tolist() == [255, 255, 255]
        assert third.dpi == 150
        with pytest.raises(HandwritingError, match="3 pages, so there is no page 4"):
            scan.read(4)


def test_a_broken_later_page_of_a_tiff_leaves_the_others(tmp_path):
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (80, 120, 3), dtype=np.uint8))
    page(9).save(tmp_path / "a.tif", save_all=True, append_images=[noise], compression="tiff_deflate")
    data = bytearray((tmp_path / "a.tif").read_bytes())
    data[len(data) // 3 : len(data) // 3 * 2] = bytes(len(data) // 3)
    (tmp_path / "a.tif").write_bytes(data)
    with open_scan(tmp_path / "a.tif") as scan, pytest.raises(HandwritingError, match="Page 2 of .*damaged"):
        scan.read(2)


def test_a_pdf_is_drawn_page_by_page(tmp_path):
    pages = [page(shade, (100, 200)) for shade in (0, 120, 240)]
    pages[0].save(tmp_path / "a.pdf", save_all=True, append_images=pages[1:], resolution=100)
    with open_scan(tmp_path / "a.pdf") as scan:
        assert scan.pages == 3
        pixels, dpi = scan.read(3)
        assert (pixels.shape, dpi) == ((500, 250, 3), 250)
        assert abs(int(pixels[400, 200, 0]) - 240) < 6  # red comes first
        with pytest.raises(HandwritingError, match="no page 0"):
            scan.read(0)


def test_a_pdf_of_500_pages_gives_any_of_them_from_any_thread(tmp_path):
    small = Image.new("L", (20, 20), 255)
    small.save(tmp_path / "a.pdf", save_all=True, append_images=[small] * 499, resolution=72)
    found = []
    with open_scan(tmp_path / "a.pdf") as scan:
        assert scan.pages == 500
        threads = [
            threading.Thread(target=lambda n=n: found.append(scan.read(n).pixels.shape))
            for n in (2, 499, 500)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(found) == 3 and len(set(found)) == 1


def test_a_poster_is_not_drawn_too_large(tmp_path):
    page(9).save(tmp_path / "a.pdf", resolution=1)  # 120 x 80 inches
    pixels, dpi = open_scan(tmp_path / "a.pdf").read(1)
    assert pixels.shape[0] * pixels.shape[1] < 12_100_000 and 30 < dpi < 40


def test_passwords(tmp_path):
    locked_pdf(tmp_path / "a.pdf", "sesame")
    with pytest.raises(HandwritingError, match="protected by a password; give it"):
        open_scan(tmp_path / "a.pdf")
    with pytest.raises(HandwritingError, match="password does not open"):
        open_scan(tmp_path / "a.pdf", "wrong")
    with open_scan(tmp_path / "a.pdf", "sesame") as scan:
        assert scan.read(1).pixels.shape == (500, 250, 3)


def test_broken_files_are_refused_in_sentences(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n" + b"rubbish" * 50)
    with pytest.raises(HandwritingError, match="cut off or damaged"):
        open_scan(tmp_path / "a.pdf")
    (tmp_path / "b.pdf").write_bytes(b"")
    with pytest.raises(MediaError, match="empty"):
        open_scan(tmp_path / "b.pdf")
    (tmp_path / "c.txt").write_text("no picture at all, but words")
    with pytest.raises(MediaError):
        open_scan(tmp_path / "c.txt")
    with pytest.raises(MediaError, match="does not exist"):
        open_scan(tmp_path / "nowhere.pdf")
