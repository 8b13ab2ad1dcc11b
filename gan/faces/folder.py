"""A person's pictures made into faces to learn from: found, aligned, looked at critically, and stored.

The prepared folder appears under its name only when it is whole; the same pictures are not prepared twice.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import cv2
import numpy as np

from gan.engine.pausing import PAUSE
from gan.faces.errors import FacesError
from gan.faces.options import TrainOptions
from gan.media import AtomicFile, MediaError, find_pictures, read_picture
from gan.nn.faces.alignment import FoundFace, align, find_faces, plain_pixels, share_outside

FEWEST = 50
_REPORT_FILE = "prepared.json"
_VERSION = 1
_LARGEST_GROWTH = 1.6  # how much a face may be enlarged
_MOST_OUTSIDE = 0.25  # share of the aligned face that may lie outside the picture
_SHARPNESS = 0.06  # blur of about one and a half pixels of the aligned face falls below it
_NARROWEST = 0.7  # eye distance to mouth distance, of what a face that looks ahead has
_MOST_TURNED = 0.3  # the mouth's way from under the middle of the eyes, in eye distances


class PreparationStoppedError(FacesError):
    """`prepare_folder` was asked to stop; nothing is left of what it had done."""


@dataclass(frozen=True)
class LeftOut:
    """A picture, or one face in it, that is not learned from.

    Attributes:
        name: of the picture, within the folder.
        reason: a few words, equal for equal reasons.
    """

    name: str
    reason: str


@dataclass(frozen=True)
class FolderProgress:
    """How far the preparation is.

    Attributes:
        done, total: pictures.
        faces: that were kept so far.
        name: of the picture that was looked at last.
    """

    done: int
    total: int
    faces: int
    name: str


@dataclass(frozen=True)
class PreparedFolder:
    """Faces to learn from.

    Attributes:
        path: the folder that holds them, PNG files.
        faces: how many there are.
        pictures: how many were looked at.
        left_out: what was not taken, and why.
    """

    path: Path
    faces: int
    pictures: int
    left_out: tuple[LeftOut, ...]

    @property
    def summary(self) -> str:
        """A sentence or two for the person."""
        sentence = f"{self.faces} faces in {self.pictures} pictures can be learned from."
        if not self.left_out:
            return sentence
        reasons = Counter(item.reason for item in self.left_out).most_common()
        return f"{sentence} Left out: {', '.join(f'{count} {reason}' for reason, count in reasons)}."


def prepare_folder(
    folder: Path,
    out: Path,
    watch: Callable[[FolderProgress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    *,
    side: int = 128,
) -> PreparedFolder:
    """Find, align, check and store the faces of a folder's pictures.

    Args:
        folder: searched with its subfolders.
        out: where the prepared folder is made, under a name that depends on the pictures.
        watch: called after every picture.
        stop: asked before every picture.
        side: of the stored faces.

    Raises:
        FacesError: no picture, no face, or fewer than `FEWEST` faces that can be used.
        PreparationStoppedError: `stop` said so.
        ModelError: the face finder is missing or damaged.
    """
    try:
        pictures = find_pictures([folder])
    except MediaError as error:
        raise FacesError(str(error)) from error
    target = out / f"aligned_{side}_{_fingerprint(folder, pictures)}"
    if (known := _read_report(target)) is not None:
        return known
    part = target.with_name(f"{target.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        prepared = _prepare(folder, pictures, part, side, watch, stop)
        _refuse_few(folder, prepared)
        _write_report(prepared, part)
        part.replace(target)
    except OSError as error:
        raise FacesError(
            f"The faces cannot be stored in {out} ({error.strerror}); choose another folder."
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return PreparedFolder(target, prepared.faces, prepared.pictures, prepared.left_out)


def tuning_options(
    folder: Path, out: Path, *, start: str = "auto", name: str = "my-faces", minutes: float = 30.0
) -> TrainOptions:
    """A run that makes an installed generator learn the faces of a person's folder.

    The run prepares the folder by itself. Who wants to show how that goes calls `prepare_folder` before, with
    the same `out` and the generator's side: what it made is taken then.

    Args:
        folder: pictures of any kind; see `prepare_folder`.
        out: where the run keeps its files.
        start: the model to start from.
        name: of the new model, which is installed among the user's own.
        minutes: time to train.
    """
    return TrainOptions(
        data=folder,
        out=out,
        align=True,
        start=start,
        install=True,
        name=name,
        minutes=minutes,
        images=10_000_000,
        generator_rate=2e-4,
        tower_rate=2e-4,
        pixel_rate=5e-4,
        average_images=2_000,
        augment="fixed",
        augment_probability=0.5,
        report_seconds=5.0,
        checkpoint_minutes=1.0,
        sheet_images=500,
    )


def reason_against(pixels: np.ndarray, face: FoundFace, aligned: np.ndarray) -> str | None:
    """Why a face should not be learned from, in a few words; None if nothing speaks against it.

    Args:
        pixels: (H, W, 3) uint8, the picture.
        face: in it.
        aligned: (S, S, 3) uint8, the same aligned.
    """
    if aligned.shape[0] / 128 / face.scale > _LARGEST_GROWTH:
        return "too small"
    if share_outside(pixels, face) > _MOST_OUTSIDE:
        return "cut off by the edge"
    if _is_turned(face):
        return "turned away"
    if sharpness(aligned) < _SHARPNESS:
        return "blurred"
    return None


def sharpness(aligned: np.ndarray) -> float:
    """Share of a face's contrast that lies in details of about one pixel; 0.1 to 0.3 for good portraits.

    Args:
        aligned: (S, S, 3) uint8.
    """
    side = aligned.shape[0]
    grey = cv2.cvtColor(aligned, cv2.COLOR_RGB2GRAY).astype(np.float32)
    grey = grey[side // 4 : side * 7 // 8, side // 4 : side * 3 // 4]
    # A few levels of noise must not make a dark face sharp.
    return float((grey - cv2.GaussianBlur(grey, (0, 0), 1.0)).std() / (grey.std() + 4))


def _is_turned(face: FoundFace) -> bool:
    eyes, mouth = np.array(face.eyes), np.array(face.mouth)
    across = eyes[1] - eyes[0]
    distance = max(float(np.hypot(*across)), 1e-3)
    down = mouth - eyes.mean(axis=0)
    sideways = abs(float(down @ across)) / distance**2
    return sideways > _MOST_TURNED or distance / max(float(np.hypot(*down)), 1e-3) < _NARROWEST


def _prepare(
    folder: Path,
    pictures: list[Path],
    part: Path,
    side: int,
    watch: Callable[[FolderProgress], None] | None,
    stop: Callable[[], bool] | None,
) -> PreparedFolder:
    """Store what can be used of every picture."""
    left_out: list[LeftOut] = []
    seen: set[bytes] = set()
    faces = 0
    for done, path in enumerate(pictures, 1):
        PAUSE.stand(stop=stop or (lambda: False))
        if stop is not None and stop():
            raise PreparationStoppedError("The preparation was stopped; start it again at any time.")
        name = str(path.relative_to(folder))
        kept, reasons = _usable_faces(path, side, seen)
        left_out.extend(LeftOut(name, reason) for reason in reasons)
        for aligned in kept:
            faces += 1
            _write_face(aligned, part / f"{faces:05d}.png")
        if watch is not None:
            watch(FolderProgress(done, len(pictures), faces, name))
    return PreparedFolder(part, faces, len(pictures), tuple(left_out))


def _usable_faces(path: Path, side: int, seen: set[bytes]) -> tuple[list[np.ndarray], list[str]]:
    """Aligned faces of a picture, and the reasons against what was left out of it."""
    try:
        pixels = plain_pixels(read_picture(path))
    except MediaError:
        return [], ["not readable as a picture"]
    found = find_faces(pixels)
    kept, reasons = [], [] if found else ["without a face"]
    for face in found:
        aligned = align(pixels, face, side)
        digest = hashlib.sha256(aligned.tobytes()).digest()
        reason = "there twice" if digest in seen else reason_against(pixels, face, aligned)
        seen.add(digest)
        if reason is None:
            kept.append(aligned)
        else:
            reasons.append(reason)
    return kept, reasons


def _write_face(aligned: np.ndarray, path: Path) -> None:
    _, data = cv2.imencode(".png", np.ascontiguousarray(aligned[..., ::-1]))
    with AtomicFile(path) as file:
        file.write(data.tobytes())
        file.commit()


def _refuse_few(folder: Path, prepared: PreparedFolder) -> None:
    if prepared.faces >= FEWEST:
        return
    if not prepared.faces and all(item.reason == "without a face" for item in prepared.left_out):
        raise FacesError(
            f"No face was found in {folder} (pictures looked at: {prepared.pictures}); training needs "
            f"{FEWEST} or more, of people who look into the camera."
        )
    raise FacesError(f"{folder} gives too few faces; training needs {FEWEST} or more. {prepared.summary}")


def _fingerprint(folder: Path, pictures: list[Path]) -> str:
    """Changes with the pictures' names, sizes and times of change."""
    digest = hashlib.sha256(f"{_VERSION}|{folder.resolve()}\n".encode())
    for path in pictures:
        status = path.stat()
        digest.update(f"{path.relative_to(folder)}|{status.st_size}|{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def _write_report(prepared: PreparedFolder, folder: Path) -> None:
    values = {
        "faces": prepared.faces,
        "pictures": prepared.pictures,
        "left_out": [asdict(item) for item in prepared.left_out],
    }
    (folder / _REPORT_FILE).write_text(json.dumps(values, indent=1, ensure_ascii=False), encoding="utf-8")


def _read_report(folder: Path) -> PreparedFolder | None:
    """What an earlier preparation came to; None if there was none."""
    try:
        values = json.loads((folder / _REPORT_FILE).read_text(encoding="utf-8"))
        left_out = tuple(LeftOut(**item) for item in values["left_out"])
        return PreparedFolder(folder, values["faces"], values["pictures"], left_out)
    except (OSError, ValueError, KeyError, TypeError):
        return None
