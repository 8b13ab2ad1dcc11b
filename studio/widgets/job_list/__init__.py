"""A list of jobs: the items, the model, how a row is laid out and painted, and the view."""

from studio.widgets.job_list.item import Action, JobItem
from studio.widgets.job_list.model import JobListModel
from studio.widgets.job_list.view import JobListView

__all__ = ["Action", "JobItem", "JobListModel", "JobListView"]
