"""Sleeps until a file exists: python3 gated.py FILE"""

import os
import sys
import time

while not os.path.exists(sys.argv[1]):
    time.sleep(0.05)
print("open")
