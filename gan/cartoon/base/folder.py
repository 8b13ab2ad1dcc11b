"""A folder in the layout of FLINTSTONES as a clip base: the published data set, or anybody's own cartoons.

Beside the annotation file (a JSON list) lie `video_frames/<clip>.npy` (75, 128, 128, 3),
`entity_tracking/<entity>.npy` (75, 4), `entity_segmentation/<entity>_segm.npy.npz` (75, 128, 128) and
`background_frames/<clip>_bg.npy.npz` (75, 128, 128, 3). What is missing or damaged is made up for where that
is possible, and counted: boxes between the key frames for a track, a full box for a mask.
"""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from pathlib import Path

import numpy as np

from gan.cartoon.base.annotation import (
    FRAMES,
    HEIGHT,
    KEY_FRAMES,
    WIDTH,
    AnnotatedEntity,
    Annotation,
    Oddities,
    from_record,
)
from gan.cartoon.base.clip import SIDE, SPLITS, Clip
from gan.cartoon.errors import CartoonError

ANNOTATIONS = "*annotation*.json"
"""How the annotation file is called."""

SPLIT = "*split*.json"
"""How the file of the splits is called, where there is one: {"train": [ids], "val": …, "test": …}."""

_LARGEST = 2 * 2**30  # bytes of an annotation file


class FolderBase:
    """A base in the published layout; see `gan.cartoon.base.clip.ClipBase`.

    Attributes:
        oddities: what was odd so far; `survey` looks at everything.

    Args:
        folder: where the annotation file lies.

    Raises:
        CartoonError: there is none, or it cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder)
        self.oddities: Oddities = Counter()
        self._clips: dict[str, Annotation] = {}
        for record in _records(self.folder):
            try:
                annotation = from_record(record, self.oddities)
            except CartoonError:
                self.oddities["record without an id or a caption"] += 1
                continue
            if annotation.id in self._clips:
                self.oddities["record of a clip that is there already"] += 1
                continue
            self._clips[annotation.id] = annotation
        if not self._clips:
            raise CartoonError(
                f"The annotation file in {folder} has no clip that can be read; give another folder."
            )
        self._splits = _splits(self.folder, list(self._clips), self.oddities)

    def ids(self, split: str | None = None) -> list[str]:
        """See `ClipBase`."""
        return [id for id in self._clips if split in (None, self._splits[id])]

    def clip(self, id: str) -> Clip:
        """See `ClipBase`."""
        annotation = self._clips.get(id)
        if annotation is None:
            raise CartoonError(f"The base {self.folder} has no clip {id}; `ids` lists those that it has.")
        tracks = {entity.id: self._track(entity) for entity in annotation.entities}
        tracks = {name: track for name, track in tracks.items() if not np.isnan(track).all()}

        return Clip(
            annotation,
            self._splits[id],
            tuple(range(FRAMES)),
            tracks,
            {},
            "",
            lambda: {name: self._mask(name, track) for name, track in tracks.items()},
            lambda: self._pixels("video_frames", f"{id}.npy"),
            lambda: self._pixels("background_frames", f"{id}_bg.npy.npz")[0],
        )

    def survey(self) -> Oddities:
        """Look at every clip's files, and count what is missing or odd."""
        for id, annotation in self._clips.items():
            for folder, name in (("video_frames", f"{id}.npy"), ("background_frames", f"{id}_bg.npy.npz")):
                if not (self.folder / folder / name).is_file():
                    self.oddities[f"no file in {folder}"] += 1
            for entity in annotation.entities:
                track = self._track(entity)
                if not np.isnan(track).all():
                    self._mask(entity.id, track)
        return self.oddities

    # Files

    def _track(self, entity: AnnotatedEntity) -> np.ndarray:
        """(FRAMES, 4), of the file or else from the boxes that people drew."""
        values = self._array("entity_tracking", f"{entity.id}.npy", (FRAMES, 4))
        if values is None:
            return between(entity.rectangles)
        scale = (SIDE,) * 4
        if np.nanmax(values, initial=0.0) > 1.25 * SIDE:
            self.oddities["track on the large frame"] += 1
            scale = (WIDTH, HEIGHT, WIDTH, HEIGHT)
        boxes = np.clip(values.astype(np.float32) / scale, 0, 1)
        boxes = np.stack([np.minimum(boxes[:, :2], boxes[:, 2:]), np.maximum(boxes[:, :2], boxes[:, 2:])], 1)
        boxes = boxes.reshape(FRAMES, 4).astype(np.float32)
        empty = (boxes[:, 2:] - boxes[:, :2]).min(1) < 1e-3
        boxes[empty] = np.nan
        return boxes

    def _mask(self, name: str, track: np.ndarray) -> np.ndarray:
        values = self._array("entity_segmentation", f"{name}_segm.npy.npz", (FRAMES, SIDE, SIDE))
        return values > 0 if values is not None else filled(track)

    def _pixels(self, folder: str, name: str) -> np.ndarray:
        values = self._array(folder, name, (FRAMES, SIDE, SIDE, 3))
        if values is None:
            raise CartoonError(
                f"{self.folder / folder / name} is missing or no array of {FRAMES} frames of {SIDE}x{SIDE}; "
                "without it nothing can be drawn of this clip."
            )
        return np.clip(values, 0, 255).astype(np.uint8)

    def _array(self, folder: str, name: str, shape: tuple[int, ...]) -> np.ndarray | None:
        """An array of a file; None, and counted, where it is missing or not of the shape."""
        path = self.folder / folder / name
        try:
            with np.load(path, allow_pickle=False) if path.suffix == ".npz" else _opened(path) as found:
                values = found["arr_0"] if isinstance(found, np.lib.npyio.NpzFile) else found
        except FileNotFoundError:
            self.oddities[f"no file in {folder}"] += 1
            return None
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            self.oddities[f"damaged file in {folder}"] += 1
            return None
        if values.shape != shape or values.dtype.kind not in "biuf":
            self.oddities[f"array of another shape in {folder}"] += 1
            return None
        return values


class _opened:
    """An array of a .npy file, as a context manager like that of .npz files."""

    def __init__(self, path: Path) -> None:
        self._values = np.load(path, allow_pickle=False)

    def __enter__(self) -> np.ndarray:
        return self._values

    def __exit__(self, *_: object) -> None:
        pass


def between(rectangles: tuple) -> np.ndarray:
    """(FRAMES, 4) boxes in shares, straight between the boxes that people drew at the key frames."""
    known = [n for n, box in enumerate(rectangles) if box is not None]
    if not known:
        return np.full((FRAMES, 4), np.nan, np.float32)
    boxes = np.array([rectangles[n] for n in known], np.float32) / (WIDTH, HEIGHT, WIDTH, HEIGHT)
    at = [KEY_FRAMES[n] for n in known]
    return np.stack([np.interp(range(FRAMES), at, boxes[:, n]) for n in range(4)], 1).astype(np.float32)


def filled(track: np.ndarray) -> np.ndarray:
    """(FRAMES, 4) boxes as (FRAMES, SIDE, SIDE) masks of all of them."""
    masks = np.zeros((len(track), SIDE, SIDE), bool)
    for mask, box in zip(masks, track, strict=True):
        if not np.isnan(box).any():
            x1, y1, x2, y2 = (box * SIDE).round().astype(int)
            mask[y1 : max(y2, y1 + 1), x1 : max(x2, x1 + 1)] = True
    return masks


def _records(folder: Path) -> list:
    path = next(iter(sorted(folder.glob(ANNOTATIONS))), None)
    if path is None:
        raise CartoonError(
            f"There is no annotation file ({ANNOTATIONS}) in {folder}; give the folder of a data set."
        )
    try:
        if path.stat().st_size > _LARGEST:
            raise CartoonError(f"{path} is too large for an annotation file; split it.")
        records = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise CartoonError(f"{path} cannot be read as JSON ({error}); give another folder.") from error
    records = list(records.values()) if isinstance(records, dict) else records
    if not isinstance(records, list):
        raise CartoonError(f"{path} is no list of records; give another folder.")
    return records


def _splits(folder: Path, ids: list[str], oddities: Oddities) -> dict[str, str]:
    """By the file of the splits, else by episode."""
    path = next((path for path in sorted(folder.glob(SPLIT))), None)
    found: dict[str, str] = {}
    if path is not None:
        try:
            values = json.loads(path.read_bytes())
            found = {id: split for split in SPLITS for id in values.get(split, ())}
        except (OSError, ValueError, AttributeError, TypeError):
            oddities["file of the splits that cannot be read"] += 1
    episodes = sorted({id.rpartition("_shot_")[0] or id for id in ids})
    by_episode = {name: SPLITS[(n % 12 == 5) + 2 * (n % 12 == 11)] for n, name in enumerate(episodes)}
    return {id: found.get(id) or by_episode[id.rpartition("_shot_")[0] or id] for id in ids}
