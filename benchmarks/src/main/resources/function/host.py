"""Prints on which host it runs, after 25 ms: python3 host.py ANYTHING"""

import os
import time

time.sleep(0.025)
print(f"host {os.uname().nodename};")
