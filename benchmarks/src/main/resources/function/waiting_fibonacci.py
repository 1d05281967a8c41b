"""Waits as long as a recursive Fibonacci would compute, twice as long in the cloud: N"""

import os
import sys
import time

LONGEST = 1.5  # seconds, for N = 32
GOLDEN_RATIO = 1.618

seconds = LONGEST * GOLDEN_RATIO ** (int(sys.argv[1]) - 32)
if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    seconds *= 2
time.sleep(seconds)
print("waited")
