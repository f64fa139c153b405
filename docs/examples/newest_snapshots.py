#!/usr/bin/env python3
"""Usage: newest_snapshots.py BROKER. Prints each newer snapshot of each swarm; needs confluent-kafka."""
import json
import sys

from confluent_kafka import Consumer

consumer = Consumer({
    "bootstrap.servers": sys.argv[1],
    "group.id": "example-newest-snapshots",
    "auto.offset.reset": "earliest",
})
consumer.subscribe(["swarm.snapshots"])
newest = {}
try:
    while True:
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            print(message.error(), file=sys.stderr)
            continue
        headers = dict(message.headers() or [])
        if headers.get("ce_type") != b"io.swarmstatus.snapshot.v1":
            continue  # another version
        snapshot = json.loads(message.value())
        # The record's timestamp is the collected_at, in milliseconds.
        collected_at = message.timestamp()[1]
        if collected_at <= newest.get(snapshot["swarm"], 0):
            continue  # seen already, or older than what is known
        newest[snapshot["swarm"]] = collected_at
        if snapshot["condition"] == "ok":
            print(snapshot["swarm"], snapshot["collected_at"], snapshot["total_nodes"], "nodes", flush=True)
        else:
            print(snapshot["swarm"], snapshot["collected_at"], snapshot["error"], flush=True)
finally:
    consumer.close()
