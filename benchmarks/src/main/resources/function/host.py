"""Prints on which host it runs, after 5 ms: python3 host.py ANYTHING"""

import os
import time

time.sleep(0.005)
print(f"host {os.uname().nodename};")
