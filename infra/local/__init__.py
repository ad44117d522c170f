"""The whole product on this machine: the local AWS as a process, a deployment to it, its staff, and what stops it again."""
