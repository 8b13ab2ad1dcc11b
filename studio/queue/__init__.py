"""The queue: what all workspaces have the engine do, in one order, and kept until it is done."""

from studio.queue.task import Group, Task
from studio.queue.task_queue import TaskQueue
from studio.queue.totals import Totals

__all__ = ["Group", "Task", "TaskQueue", "Totals"]
