"""What faces are called."""

from __future__ import annotations

import pytest

from gan.faces.face import Face, mix
from studio.workspaces.faces.names import name_of

ADA, BO = Face.of_seed(1234), Face(seed=None, latent=((1.0,),))


@pytest.mark.parametrize(
    ("face", "name"),
    [
        (ADA, "Seed 1,234"),
        (BO, "From a photo"),
        (mix(ADA, BO), "Mix of seed 1,234 and from a photo"),
        (mix(mix(ADA, BO), ADA), "Mix of a mix and seed 1,234"),
        (ADA.edited("smile", 1), "Seed 1,234, changed"),
    ],
)
def test_names(face: Face, name: str):
    assert name_of(face) == name
