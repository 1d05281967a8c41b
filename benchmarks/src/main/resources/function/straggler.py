"""Waits for some milliseconds, and in 4 % of the calls, by chance, for ten times as many: MILLIS"""

import random
import sys
import time

stragglers = 10 if random.random() < 0.04 else 1
time.sleep(int(sys.argv[1]) * stragglers / 1000)
print("waited")
