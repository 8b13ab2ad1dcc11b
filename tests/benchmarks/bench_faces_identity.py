"""Who a face looks like: identity embeddings and a face detector, for `bench_faces`."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from torch import Tensor

IDENTITY_SIZE = 256
_EMBEDDED_SIDE = 128
# Of 128: where the aligned faces have both eyes and the mouth, and where the embedding wants them.
_HAVE = np.float32([[47, 60], [81, 60], [64, 95]])
_WANT = np.float32([[40.4, 59.1], [87.4, 59.1], [64.2, 105.6]])
_DETECTED_SIDE = 128
_BORDER = 48  # a detector wants some room around a face


class Identity:
    """256 numbers for a face, close for two pictures of one person (face-reidentification-retail-0095)."""

    def __init__(self, features: Path) -> None:
        self._network = cv2.dnn.readNetFromONNX(str(features / "face_reidentification_retail_0095.onnx"))
        self._warp, _ = cv2.estimateAffinePartial2D(_HAVE, _WANT)

    def embed(self, faces: Tensor) -> np.ndarray:
        """(N, 3, R, R) uint8 RGB aligned faces -> (N, 256) of length one."""
        vectors = []
        for face in _as_pictures(faces, _EMBEDDED_SIDE):
            aligned = cv2.warpAffine(
                face, self._warp, (_EMBEDDED_SIDE, _EMBEDDED_SIDE), borderMode=cv2.BORDER_REFLECT
            )
            self._network.setInput(cv2.dnn.blobFromImage(aligned))
            vectors.append(self._network.forward().ravel())
        vectors = np.stack(vectors)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def closest_pairs(faces: np.ndarray, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each of (N, 256) embeddings the largest cosine with (M, 256) others, and which it is."""
    cosines = faces @ known.T
    nearest = cosines.argmax(axis=1)
    return cosines[np.arange(len(faces)), nearest], nearest


def found_faces(features: Path, faces: Tensor, threshold: float = 0.7) -> float:
    """Share of (N, 3, R, R) uint8 pictures in which YuNet finds a face."""
    side = _DETECTED_SIDE + 2 * _BORDER
    detector = cv2.FaceDetectorYN.create(
        str(features / "face_detection_yunet_n.onnx"), "", (side, side), threshold
    )
    found = 0
    for face in _as_pictures(faces, _DETECTED_SIDE):
        framed = cv2.copyMakeBorder(face, *(_BORDER,) * 4, cv2.BORDER_REFLECT)
        found += detector.detect(framed)[1] is not None
    return found / len(faces)


def _as_pictures(faces: Tensor, side: int) -> list[np.ndarray]:
    """BGR pictures as OpenCV wants them."""
    pictures = faces.permute(0, 2, 3, 1).numpy()[..., ::-1]
    return [cv2.resize(picture, (side, side), interpolation=cv2.INTER_CUBIC) for picture in pictures]
