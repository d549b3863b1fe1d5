"""The editors' page: a local web page over a folder of briefs. It loads no model."""

from summarize.review.app import create_app
from summarize.review.desk import Desk
from summarize.review.serve import open_desk

__all__ = ["Desk", "create_app", "open_desk"]
