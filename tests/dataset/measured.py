"""Runs a command and writes its seconds and its peak resident memory (KiB) to a file: measured.py FILE COMMAND..."""

import resource
import subprocess
import sys
import time

started = time.monotonic()
status = subprocess.run(sys.argv[2:], check=False).returncode
seconds = time.monotonic() - started
with open(sys.argv[1], "w", encoding="ascii") as cost:
    print(f"{seconds:.1f} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}", file=cost)
sys.exit(status)
