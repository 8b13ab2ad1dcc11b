"""The Devices workspace: what computes, which of it is used, and what it does a second."""
