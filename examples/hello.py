"""Greets: python3 hello.py Ada"""

import sys

print(f"Hello, {sys.argv[1]}!")
