"""Putting pictures and sound together."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from fractions import Fraction

import av

from gan.media.films.output import FilmOutput
from gan.media.films.sound import Sound
from gan.media.films.stream import Recipe


def add_sound(
    pictures: FilmOutput, film: FilmOutput, recipe: Recipe, sound: Sound, seconds: Fraction
) -> None:
    """Copy a film without sound into one with it, the two interleaved by time.

    Args:
        pictures: the finished film without sound, in the container of `recipe`.
        film: where the other one is written.
        recipe: how both are written.
        sound: its track; what goes on after `seconds`, the film's length, is left out.
    """
    pictures.seek(0)
    with av.open(pictures, "r") as source:
        target = av.open(
            film,
            "w",
            format=recipe.muxer,
            container_options=recipe.container_options,
            io_open=film.open_again,
        )
        try:
            found = source.streams.video[0]
            stream = target.add_stream_from_template(found)
            if "alpha_mode" in found.metadata:  # without it nobody looks for the alpha beside the packets
                stream.metadata["alpha_mode"] = found.metadata["alpha_mode"]
            heard = sound.packets(target, seconds)
            for packet in heapq.merge(_copies(source, found, stream), heard, key=_moment):
                target.mux(packet)
        except BaseException:
            film.closed = True
            raise
        finally:
            target.close()


def _copies(
    source: av.container.InputContainer, found: av.VideoStream, stream: av.VideoStream
) -> Iterator[av.Packet]:
    for packet in source.demux(found):
        if packet.dts is not None:
            packet.stream = stream
            yield packet


def _moment(packet: av.Packet) -> Fraction:
    """Seconds into the film at which a packet is decoded."""
    return packet.dts * packet.time_base
