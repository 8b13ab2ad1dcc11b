"""Pictures in and out: every format that people have, colour, metadata, limits, atomic saves."""

from gan.media.atomic import AtomicFile
from gan.media.errors import MediaError
from gan.media.find import find_pictures
from gan.media.formats import PICTURE_SUFFIXES, WRITABLE_FORMATS, FormatChoice, format_for
from gan.media.header import probe_picture
from gan.media.matte import bleed_colours
from gan.media.picture import Limits, Metadata, Picture, PictureInfo
from gan.media.read import read_picture
from gan.media.thumbnail import read_thumbnail
from gan.media.writer import PictureWriter, open_writer

__all__ = [
    "PICTURE_SUFFIXES",
    "WRITABLE_FORMATS",
    "AtomicFile",
    "FormatChoice",
    "Limits",
    "MediaError",
    "Metadata",
    "Picture",
    "PictureInfo",
    "PictureWriter",
    "bleed_colours",
    "find_pictures",
    "format_for",
    "open_writer",
    "probe_picture",
    "read_picture",
    "read_thumbnail",
]
