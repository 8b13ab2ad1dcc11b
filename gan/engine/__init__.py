"""The inference pool: one compute lane a device, and threads that read and write around it.

A request (a frozen dataclass) names its `Work`; `Engine.submit` makes a `Job` of it. The job's own
thread reads the source, the lanes compute its steps, and the job's thread writes what comes back, so
that of several jobs one is read, one computed and one written at the same time.

Importing this package does not import torch.
"""

from gan.engine.engine import Engine
from gan.engine.errors import EngineError
from gan.engine.job import Job, JobState, Priority, Progress
from gan.engine.work import Model, Observer, Request, Step, Work

__all__ = [
    "Engine",
    "EngineError",
    "Job",
    "JobState",
    "Model",
    "Observer",
    "Priority",
    "Progress",
    "Request",
    "Step",
    "Work",
]
