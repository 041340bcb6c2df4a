"""A mail server for the tests: aiosmtpd, and Python's own reader of messages.

Prints its port, then one line of JSON for each mail that it accepted. Answers mail to `busy-*` with 451 and to
`nobody-*` with 550, both quoting the address as real servers do; to `once-*` with 451 the first time only.
"""

import argparse
import asyncio
import json
import ssl
import sys
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP


class Judge:
    def __init__(self):
        self.refused = set()
        self.connections = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        self.connections += 1
        session.number = self.connections
        return responses

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address.startswith("nobody-"):
            return f"550 5.1.1 <{address}>: no such user"
        if address.startswith("busy-") or (address.startswith("once-") and address not in self.refused):
            self.refused.add(address)
            return f"451 4.7.1 <{address}>: greylisted"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content, policy=policy.default)
        part = lambda kind: message.get_body(preferencelist=(kind,)).get_content()
        mail = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "connection": session.number,
            "tls": server.transport.get_extra_info("ssl_object") is not None,
            "headers": {name: str(value) for name, value in message.items()},
            "kind": message.get_content_type(),
            "defects": [str(defect) for part in message.walk() for defect in part.defects],
            "text": part("plain"),
            "html": part("html"),
        }
        print(json.dumps(mail), flush=True)
        return "250 OK"


async def main():
    options = argparse.ArgumentParser()
    options.add_argument("--idle", type=float, default=300, help="seconds until a quiet connection is closed")
    options.add_argument("--certificate", help="PEM with key and certificate: TLS from the start")
    options.add_argument("--starttls", action="store_true", help="TLS on demand, and no mail without")
    options = options.parse_args()
    context = None
    if options.certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(options.certificate)
    judge = Judge()
    later = {"tls_context": context, "require_starttls": True} if options.starttls else {}
    make = lambda: SMTP(judge, timeout=options.idle, hostname="judge.example", **later)
    at_once = None if options.starttls else context
    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0, ssl=at_once)
    print(server.sockets[0].getsockname()[1], flush=True)
    # Ends with whoever started it.
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main())
