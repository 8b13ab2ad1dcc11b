"""Clips of any base as files in the published layout of FLINTSTONES, for programs that read that."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from gan.cartoon.base.annotation import FRAMES, to_record
from gan.cartoon.base.clip import SIDE, SPLITS, Clip, ClipBase
from gan.media.atomic import AtomicFile

ANNOTATION_FILE, SPLIT_FILE = "flintstones_annotations.json", "train-val-test_split.json"


def unpack(base: ClipBase, ids: Iterable[str], folder: Path) -> None:
    """Write clips: the annotation file, the splits, and arrays of frames, tracks, masks and backgrounds.

    Of a base that keeps fewer than `FRAMES` frames a clip the nearest ones stand for the others.

    Args:
        base: of any kind.
        ids: of the clips; each takes about 9 MB.
        folder: is made; what is there already is not replaced.

    Raises:
        CartoonError: a clip has no pixels.
        MediaError: the disk is full or refuses.
    """
    records, splits = [], {split: [] for split in SPLITS}
    for id in ids:
        clip = base.clip(id)
        records.append(to_record(clip.annotation))
        splits[clip.split].append(id)
        _write_arrays(clip, Path(folder))
    _write(Path(folder) / ANNOTATION_FILE, json.dumps(records).encode())
    _write(Path(folder) / SPLIT_FILE, json.dumps(splits).encode())


def _write_arrays(clip: Clip, folder: Path) -> None:
    moments = np.array(clip.moments)
    rows = [int(np.abs(moments - frame).argmin()) for frame in range(FRAMES)]
    _write(folder / "video_frames" / f"{clip.id}.npy", _array(clip.read_frames()[rows]))
    background = np.broadcast_to(clip.read_background(), (FRAMES, SIDE, SIDE, 3))
    _write(folder / "background_frames" / f"{clip.id}_bg.npy.npz", _pressed(background))
    masks = clip.read_masks()
    for name, track in clip.tracks.items():
        boxes = np.nan_to_num(track * SIDE).astype(np.float32)
        _write(folder / "entity_tracking" / f"{name}.npy", _array(boxes))
        _write(
            folder / "entity_segmentation" / f"{name}_segm.npy.npz",
            _pressed(masks[name][rows].astype(np.uint8)),
        )


def _array(values: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, values, allow_pickle=False)
    return buffer.getvalue()


def _pressed(values: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.savez_compressed(buffer, values)
    return buffer.getvalue()


def _write(path: Path, data: bytes) -> None:
    with AtomicFile(path) as file:
        file.write(data)
        file.commit()
