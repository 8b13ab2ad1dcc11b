"""From the picture of a page to pictures of its lines."""

from gan.handwriting.pages.cutting import cut_line
from gan.handwriting.pages.find_lines import find_lines
from gan.handwriting.pages.straighten import straighten_page
from gan.handwriting.pages.values import LineRegion, StraightPage

__all__ = ["LineRegion", "StraightPage", "cut_line", "find_lines", "straighten_page"]
