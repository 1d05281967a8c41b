"""Waits for a number of seconds: python3 sleeper.py 0.5"""

import sys
import time

seconds = float(sys.argv[1])
time.sleep(seconds)
print(f"Slept for {seconds} s")
