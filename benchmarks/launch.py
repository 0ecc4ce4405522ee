"""Runs one command and prints what it cost: seconds by the clock, seconds of CPU, peak kilobytes, exit status.

It is a process of its own, and a small one: what its parent held counts as a process's peak too.
"""

from __future__ import annotations

import os
import sys
import time

nothing = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
begun = time.perf_counter()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[nothing])
_, status, used = os.wait4(child, 0)
took = time.perf_counter() - begun
print(took, used.ru_utime + used.ru_stime, used.ru_maxrss, os.waitstatus_to_exitcode(status))
