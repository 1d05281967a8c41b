"""Calls the handler as Lambda does: call_handler.py FOLDER SECONDS < event; the answer is a file."""

import json
import os
import sys

folder, seconds = sys.argv[1], float(sys.argv[2])
sys.path.insert(0, folder)
import handler


class Context:
    aws_request_id = "request-1"
    memory_limit_in_mb = "512"

    def get_remaining_time_in_millis(self):
        return int(seconds * 1000)


answer = handler.handle(json.load(sys.stdin), Context())
with open(os.path.join(folder, "answer.json"), "w") as out:
    json.dump(answer, out)
