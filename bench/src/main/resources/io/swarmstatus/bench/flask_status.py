"""The status as a Flask service tells it that asks Redis for each request: a read, a parse and an encoding."""

import json
import os

import redis
from flask import Flask, jsonify

KEY = "docker_swarm_status"

app = Flask(__name__)
cache = redis.Redis(port=int(os.environ["REDIS_PORT"]), socket_timeout=1)


@app.get("/api/v1/status/swarm")
def status():
    snapshot = json.loads(cache.get(KEY))
    snapshot["cache_info"].update(cache_hit=True, source="cached", cache_key=KEY)
    return jsonify(data=snapshot)
