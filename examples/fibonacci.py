"""Prints the Fibonacci number at a position, the slow way: python3 fibonacci.py 10"""

import sys


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


if __name__ == "__main__":
    position = int(sys.argv[1])
    print(f"The Fibonacci number at position {position} is: {fibonacci(position)}")
