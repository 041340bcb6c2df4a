"""Twilio's own RequestValidator: judges the signatures of requests, and makes them.

Reads one line of JSON a request, and prints one: whether the signature is right, and what it computes itself.
"""

import json
import sys

from twilio.request_validator import RequestValidator


class Parameters(dict):
    """A form in which a name may come more than once, as web frameworks hand it over."""

    def __init__(self, pairs):
        for name, value in pairs:
            self.setdefault(name, []).append(value)

    def getlist(self, name):
        return self[name]


for line in sys.stdin:
    request = json.loads(line)
    validator = RequestValidator(request["token"])
    url, parameters = request["url"], Parameters(request["parameters"])
    print(
        json.dumps(
            {
                "valid": validator.validate(url, parameters, request["signature"]),
                "signature": validator.compute_signature(url, parameters),
            }
        ),
        flush=True,
    )
